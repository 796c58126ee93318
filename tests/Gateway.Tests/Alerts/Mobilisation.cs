using System.Text.Json;
using Dispatch.Domain.Accounts;
using Dispatch.Gateway.Tests.Support;

namespace Dispatch.Gateway.Tests.Alerts;

/// <summary>A verified robbery somewhere of its own, with taxis on their lines around it, and a commander and a dispatcher at the centre.</summary>
internal sealed class Mobilisation : IAsyncDisposable
{
    private static int _places;

    private readonly GatewayHost _gateway;

    private Mobilisation(GatewayHost gateway) => _gateway = gateway;

    public double Lat { get; } = 40 + (Interlocked.Increment(ref _places) * 0.3);

    public const double Lon = 120.5;

    public string Incident { get; private set; } = "";

    public Api Commander { get; private set; } = null!;

    public Api Dispatcher { get; private set; } = null!;

    public List<(string Unit, Api Api, UnitClient Line)> Taxis { get; } = [];

    public static async Task<Mobilisation> StartAsync(GatewayHost gateway, int taxis, bool verified = true)
    {
        var one = new Mobilisation(gateway)
        {
            Commander = await gateway.SignInAsync(Role.Commander),
            Dispatcher = await gateway.SignInAsync(Role.Dispatcher),
        };
        var report = new { typeCode = "robbery", priority = 1, channel = "phone", location = new { lat = one.Lat, lon = Lon, address = "解放路" } };
        var opened = await one.Dispatcher.PostAsync("incidents", report);
        opened.ShouldBe(201);
        one.Incident = opened.Body.GetProperty("id").GetString()!;
        if (verified)
            (await one.Dispatcher.PostAsync($"incidents/{one.Incident}/verify", new { how = "second caller" })).ShouldBe(200);
        for (var i = 0; i < taxis; i++)
            await one.AddTaxiAsync();
        await one.SeenAsync(taxis);
        return one;
    }

    public object Body(object? audience = null, string kind = "lookout", int quota = 0, object? description = null, double expiresIn = 600) => new
    {
        kind,
        audience = audience ?? new { kind = "radius", lat = Lat, lon = Lon, radius = 3000 },
        kinds = new[] { "taxi" },
        quota,
        description,
        expiresIn,
    };

    public async Task<JsonElement> OrderAsync(object? body = null)
    {
        var answer = await Commander.PostAsync($"incidents/{Incident}/alerts", body ?? Body());
        answer.ShouldBe(201);
        return answer.Body;
    }

    public async Task<JsonElement> GetAsync(string alert) => (await Dispatcher.GetAsync($"alerts/{alert}")).Body;

    /// <summary>Until the sums of the alert fit.</summary>
    public async Task<JsonElement> UntilAsync(string alert, Func<JsonElement, bool> fits)
    {
        await using var screen = await HubClient.ConnectAsync(_gateway.Address, "hub/centre", Dispatcher.Token);
        await screen.NextAsync("Incidents"); // From here on it misses nothing.
        var now = await GetAsync(alert);
        return fits(now.GetProperty("counts")) ? now
            : await screen.NextAsync("Alert", view => view.GetProperty("id").GetString() == alert && fits(view.GetProperty("counts")));
    }

    public async Task<(string Unit, Api Api, UnitClient Line)> AddTaxiAsync()
    {
        var (unit, api) = await _gateway.TaxiAsync();
        var line = await UnitClient.ConnectAsync(_gateway.Address, api.Token!);
        await line.NextAsync("hello");
        await FixAsync(line, Taxis.Count);
        Taxis.Add((unit, api, line));
        return Taxis[^1];
    }

    public Task FixAsync(UnitClient line, int number) => line.SendAsync(new
    {
        t = "fix", lat = Lat + (number * 1e-4), lon = Lon, time = DateTimeOffset.UtcNow, speed = 0, heading = 0, accuracy = 5, occupied = false,
    });

    /// <summary>A preview says that the cells know everybody: what a position passes through has no other end that can be waited for.</summary>
    public async Task SeenAsync(int taxis)
    {
        for (var look = 0; look < 600; look++)
        {
            var preview = await Dispatcher.PostAsync($"incidents/{Incident}/alerts/preview", Body(), null);
            preview.ShouldBe(200);
            if (preview.Body.GetProperty("eligible").GetInt32() >= taxis)
                return;
            await Task.Delay(20);
        }
        throw new TimeoutException("The cells did not see the taxis.");
    }

    public static Task StepAsync(UnitClient line, string alert, string step, int seq = 1) =>
        line.SendAsync(new { t = "step", alert, seq, step, key = Guid.NewGuid().ToString("N") });

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, _, line) in Taxis)
            await line.DisposeAsync();
    }
}
