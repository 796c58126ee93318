using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Dispatch.EndToEnd.Tests.Pages.Support;

/// <summary>The centre's part of a mobilisation, and units with accounts of their own.</summary>
internal sealed partial class City
{
    public const double AlertRadius = 1_500;

    /// <summary>A registered unit that takes part, off duty, with an account of its own name.</summary>
    public async Task AddCrewAsync(string unit, string kind)
    {
        await SendAsync(HttpMethod.Put, $"units/{unit}",
            new { callSign = "Call " + unit, kind, agency = kind == "taxi" ? "civilian" : "police", optedIn = true, synthetic = true }, _administrator);
        const string handedOver = "handed-over-once";
        await SendAsync(HttpMethod.Post, "accounts", new { name = unit, role = "unit", unit, password = handedOver }, _administrator);
        await SendAsync(HttpMethod.Post, "auth/password", new { old = handedOver, @new = Password }, await SignInAsync(unit, handedOver));
    }

    /// <summary>Until the server knows where the unit is.</summary>
    public async Task WaitUntilSeenAsync(string unit)
    {
        var centre = await CentreAsync();
        await UntilAsync(async () =>
            (await SendAsync(HttpMethod.Get, $"units/{unit}", null, centre)).GetProperty("cell").ValueKind != JsonValueKind.Null);
    }

    public async Task<string> OpenIncidentAsync(double lat, double lon, bool drill = false) =>
        (await SendAsync(HttpMethod.Post, "incidents",
            new { typeCode = "robbery", priority = 1, channel = "phone", location = new { lat, lon, address = "Test Street 1" }, drill },
            await CentreAsync())).GetProperty("id").GetString()!;

    /// <summary>Until the server knows that the one unit here has passengers: nobody is left who could be sent.</summary>
    public async Task WaitUntilOccupiedAsync(string incident, (double Lat, double Lon) place)
    {
        var centre = await CentreAsync();
        var order = Order(place.Lat, place.Lon, "assist", eyesOnly: false);
        await UntilAsync(async () =>
            (await SendAsync(HttpMethod.Post, $"incidents/{incident}/alerts/preview", order, centre)).GetProperty("eligible").GetInt32() == 0);
    }

    /// <summary>Everybody within <see cref="AlertRadius"/> is asked to help; answers the alert's id.</summary>
    public async Task<string> OrderAlertAsync(string incident, double lat, double lon, string kind = "assist", bool eyesOnly = false) =>
        (await SendAsync(HttpMethod.Post, $"incidents/{incident}/alerts", Order(lat, lon, kind, eyesOnly), await CentreAsync()))
            .GetProperty("id").GetString()!;

    public async Task RetractAsync(string alert, string reason) =>
        await SendAsync(HttpMethod.Post, $"alerts/{alert}/retract", new { reason }, await CentreAsync());

    public async Task DispatchAsync(string incident, string unit) =>
        await SendAsync(HttpMethod.Post, $"incidents/{incident}/dispatch", new { units = new[] { unit } }, await CentreAsync());

    /// <summary>The steps of one recipient that are durable, in the order of the ladder.</summary>
    public async Task<IReadOnlyList<string>> StepsAsync(string alert, string unit)
    {
        var page = await SendAsync(HttpMethod.Get, $"alerts/{alert}/recipients?purpose=journey", null, await CentreAsync());
        var line = page.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("unit").GetString() == unit);
        return [.. line.GetProperty("times").EnumerateObject().Select(time => time.Name)];
    }

    public async Task<IReadOnlyList<JsonElement>> SightingsAsync(string incident) =>
        [.. (await SendAsync(HttpMethod.Get, $"incidents/{incident}/sightings", null, await CentreAsync())).EnumerateArray()];

    public async Task<string> AssignmentStepAsync(string incident) =>
        (await SendAsync(HttpMethod.Get, $"incidents/{incident}", null, await CentreAsync()))
            .GetProperty("assignments")[0].GetProperty("step").GetString()!;

    /// <summary>A place for one journey alone: no other one's units are within its alerts' radius.</summary>
    public static (double Lat, double Lon) PlaceOf(int journey) => (44.2 + (0.1 * journey), 127.0);

    private static object Order(double lat, double lon, string kind, bool eyesOnly) => new
    {
        kind,
        audience = new { kind = "radius", lat, lon, radius = AlertRadius },
        urgency = "immediate",
        expiresIn = 1_800,
        quota = 1,
        eyesOnly,
    };

    /// <summary>Asks several times a second; a state that never comes is a failure with its name.</summary>
    public static async Task UntilAsync(Func<Task<bool>> reached, [CallerArgumentExpression(nameof(reached))] string what = "")
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        try
        {
            while (!await reached())
                await tick.WaitForNextTickAsync(patience.Token);
        }
        catch (OperationCanceledException tired) when (patience.IsCancellationRequested)
        {
            throw new TimeoutException("Never came true: " + what, tired);
        }
    }

    private Task<string> CentreAsync() => SignInAsync("builder", Password);
}
