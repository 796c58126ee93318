using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Dispatch.EndToEnd.Tests.Pages.Support;

/// <summary>Sets the stage over the public interface: accounts, a few units, and their positions every second.</summary>
internal sealed partial class City(Uri address) : IAsyncDisposable
{
    public const string AdministratorPassword = "administrator-of-tests";
    public const string Password = "dispatcher-of-tests";
    public const int Patrols = 12;
    public const double Latitude = 43.84;
    public const double Longitude = 126.55;

    private readonly ConcurrentDictionary<string, Car> _cars = new();
    private readonly HttpClient _http = new() { BaseAddress = address };
    private readonly CancellationTokenSource _ended = new();
    private string _administrator = "";
    private string _fleet = "";
    private string _builder = "";
    private Task _moving = Task.CompletedTask;

    public static string PatrolId(int number) => string.Create(CultureInfo.InvariantCulture, $"car-{number:00}");

    public async Task BuildAsync(string firstPassword)
    {
        var first = await SignInAsync("admin", firstPassword);
        _administrator = Token(await SendAsync(HttpMethod.Post, "auth/password", new { old = firstPassword, @new = AdministratorPassword }, first));
        await SendAsync(HttpMethod.Post, "accounts", new { name = "fleet", role = "device", unit = "*" }, _administrator);
        _fleet = (await SendAsync(HttpMethod.Post, "accounts/fleet/token", null, _administrator)).GetProperty("token").GetString()!;
        await AddDispatcherAsync("builder", "commander");
        _builder = await SignInAsync("builder", Password);
        for (var number = 1; number <= Patrols; number++)
        {
            await SendAsync(HttpMethod.Put, $"units/{PatrolId(number)}",
                new { callSign = $"Car {number}", kind = "patrolCar", agency = "police", synthetic = true }, _administrator);
            await SendAsync(HttpMethod.Post, $"units/{PatrolId(number)}/duty", new { onDuty = true }, _builder);
            var at = (Latitude + (0.002 * number), Longitude + (0.001 * number));
            _cars[PatrolId(number)] = new Car(at, at);
        }
        await ReportAsync();
        _moving = KeepMovingAsync(_ended.Token);
    }

    /// <summary>An account whose password was already chosen by its owner.</summary>
    public async Task AddDispatcherAsync(string name, string role = "dispatcher")
    {
        const string handedOver = "handed-over-once";
        await SendAsync(HttpMethod.Post, "accounts", new { name, role, password = handedOver }, _administrator);
        var token = await SignInAsync(name, handedOver);
        await SendAsync(HttpMethod.Post, "auth/password", new { old = handedOver, @new = Password }, token);
    }

    /// <summary>One more unit on duty, which reports from where it is put.</summary>
    public async Task AddUnitAsync(string id, string callSign, string kind, (double Lat, double Lon) at)
    {
        await SendAsync(HttpMethod.Put, $"units/{id}",
            new { callSign, kind, agency = kind == "taxi" ? "civilian" : "police", optedIn = true, synthetic = true }, _administrator);
        await SendAsync(HttpMethod.Post, $"units/{id}/duty", new { onDuty = true }, _builder);
        _cars[id] = new Car(at, at);
    }

    /// <summary>Drives there in a straight line, about 40 m with each report: a jump would not be believed.</summary>
    public void SendTo(string unit, (double Lat, double Lon) goal) => _cars[unit] = _cars[unit] with { Goal = goal };

    /// <summary>The driver's own program: what it sends for its unit, as the driver page does without a socket.</summary>
    public async Task<Func<string, object, Task<JsonElement>>> DriverAsync(string unit)
    {
        const string handedOver = "handed-over-once";
        var name = "driver." + unit;
        await SendAsync(HttpMethod.Post, "accounts", new { name, role = "unit", unit, password = handedOver }, _administrator);
        var first = await SignInAsync(name, handedOver);
        await SendAsync(HttpMethod.Post, "auth/password", new { old = handedOver, @new = Password }, first);
        var token = await SignInAsync(name, Password);
        return (path, body) => SendAsync(HttpMethod.Post, $"units/{unit}/{path}", body, token);
    }

    /// <summary>What a dispatcher's program would read.</summary>
    public Task<JsonElement> AskAsync(string path) => SendAsync(HttpMethod.Get, path, null, _builder);

    /// <summary>Whether the server knows nothing of such a path.</summary>
    public async Task<bool> LacksAsync(string path)
    {
        try
        {
            await AskAsync(path);
            return false;
        }
        catch (HttpRequestException error) when (error.Message.Contains(": 404 ", StringComparison.Ordinal))
        {
            return true;
        }
    }

    /// <summary>A unit's own account answers, as its crew would.</summary>
    public async Task StepAsync(string unit, string incident, string step)
    {
        var token = await SignInAsync("builder", Password);
        await SendAsync(HttpMethod.Post, $"incidents/{incident}/assignments/{unit}", new { step }, token);
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _moving;
        _ended.Dispose();
        _http.Dispose();
    }

    private async Task KeepMovingAsync(CancellationToken ended)
    {
        using var second = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await second.WaitForNextTickAsync(ended))
                await ReportAsync();
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The journey is over.
        }
    }

    private async Task ReportAsync()
    {
        var time = TimeProvider.System.GetUtcNow();
        foreach (var (unit, car) in _cars)
            _cars[unit] = car.Onward();
        var fixes = _cars.Select(car => new { unit = car.Key, lat = car.Value.At.Lat, lon = car.Value.At.Lon, time, speed = 0 });
        try
        {
            await SendAsync(HttpMethod.Post, "positions", fixes, _fleet);
        }
        catch (HttpRequestException)
        {
            // The journey that stops the server: its vehicles go on trying, as real ones do.
        }
    }

    private async Task<string> SignInAsync(string account, string password) =>
        Token(await SendAsync(HttpMethod.Post, "auth/login", new { account, password }, null));

    private static string Token(JsonElement answer) => answer.GetProperty("accessToken").GetString()!;

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body, string? token)
    {
        using var request = new HttpRequestMessage(method, "/api/v1/" + path);
        if (body is not null)
            request.Content = body as HttpContent ?? JsonContent.Create(body);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"{method} {path}: {(int)response.StatusCode} {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    private sealed record Car((double Lat, double Lon) At, (double Lat, double Lon) Goal)
    {
        private const double Step = 0.0004;

        public Car Onward()
        {
            var (north, east) = (Goal.Lat - At.Lat, Goal.Lon - At.Lon);
            var far = Math.Max(Math.Abs(north), Math.Abs(east));
            return this with { At = far <= Step ? Goal : (At.Lat + (north * Step / far), At.Lon + (east * Step / far)) };
        }
    }
}
