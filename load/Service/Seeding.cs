using System.Text.Json;
using Dispatch.Load.Movement;
using Dispatch.Load.Wire;
using Dispatch.Load.Work;

namespace Dispatch.Load.Service;

/// <summary>Who has to be in the city before a run.</summary>
/// <param name="Taxis">Registered, on duty, opted in.</param>
/// <param name="Drivers">How many of them have an account and token of their own.</param>
/// <param name="CarsFrom">From this number on they are patrol cars, whose place is no secret; null = all of them are taxis.</param>
internal sealed record CityNeeds(int Taxis, int Drivers, int Fleets = 4, int? CarsFrom = null);

/// <summary>
/// Fills an empty service by its own HTTP interface, as an administrator would: accounts, tokens, units on duty. Every registration is
/// durable; many go at a time, so that they share the disk's flushes.
/// </summary>
internal sealed class Seeding(HttpPool http, string administrator, Action<string, int, int> progress)
{
    public const string People = "load-generator-1";
    private const string FirstPassword = "load-first-time-1";
    private const int AtOnce = 128;

    public static async Task<string> SignInAsync(HttpPool http, string account, string password)
    {
        var answer = await http.SendAsync("POST", "/api/v1/auth/login", null, new { account, password });
        return Read(answer, "signing in").GetProperty("accessToken").GetString()!;
    }

    public async Task<Credentials> FillAsync(CityNeeds needs, CancellationToken cancellation)
    {
        var (dispatcher, commander) = (await PersonAsync("dispatcher"), await PersonAsync("commander"));
        await UnitsAsync(needs, dispatcher, cancellation);
        var drivers = new string[needs.Drivers];
        await ManyAsync("accounts of drivers", needs.Drivers, async i =>
            drivers[i] = await TokenAsync(new { name = $"driver-{i}", role = "unit", unit = UnitNames.Taxi(i) }, $"driver-{i}"), cancellation);
        var fleets = new List<string>();
        for (var i = 0; i < needs.Fleets; i++)
            fleets.Add(await TokenAsync(new { name = $"fleet-{i}", role = "device", unit = "*" }, $"fleet-{i}"));
        return new Credentials(dispatcher, commander, administrator, fleets, drivers);
    }

    private async Task UnitsAsync(CityNeeds needs, string dispatcher, CancellationToken cancellation)
    {
        (string Id, string Kind, string Agency)[] others =
        [
            .. UnitNames.Responders,
            .. Enumerable.Range(0, UnitNames.Probes).Select(i => (UnitNames.Probe(i), "patrolCar", "police")),
        ];
        await ManyAsync("units", needs.Taxis + others.Length, async i =>
        {
            var (id, kind, agency) = i < others.Length ? others[i]
                : i - others.Length >= needs.CarsFrom ? (UnitNames.Taxi(i - others.Length), "patrolCar", "police")
                : (UnitNames.Taxi(i - others.Length), "taxi", "civilian");
            await CommandAsync("PUT", $"/api/v1/units/{id}", new { callSign = id, kind, agency, optedIn = true, synthetic = true }, $"reg-{id}");
            await CommandAsync("POST", $"/api/v1/units/{id}/duty", new { onDuty = true }, $"duty-{id}", dispatcher);
        }, cancellation);
    }

    private async Task<string> PersonAsync(string role)
    {
        await CommandAsync("POST", "/api/v1/accounts", new { name = role, role, password = FirstPassword }, $"make-{role}");
        var first = await SignInAsync(http, role, FirstPassword);
        var changed = await http.SendAsync("POST", "/api/v1/auth/password", first, new { old = FirstPassword, @new = People });
        return Read(changed, "the first password").GetProperty("accessToken").GetString()!;
    }

    private async Task<string> TokenAsync(object account, string name)
    {
        await CommandAsync("POST", "/api/v1/accounts", account, $"make-{name}");
        return (await CommandAsync("POST", $"/api/v1/accounts/{name}/token", null, $"token-{name}")).GetProperty("token").GetString()!;
    }

    private async Task<JsonElement> CommandAsync(string method, string path, object? body, string key, string? by = null) =>
        Read(await http.SendAsync(method, path, by ?? administrator, body, key), $"{method} {path}");

    private async Task ManyAsync(string what, int count, Func<int, Task> one, CancellationToken cancellation)
    {
        var done = 0;
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (i, _) =>
        {
            await one(i);
            if (Interlocked.Increment(ref done) is var so && (so % 500 == 0 || so == count))
                progress(what, so, count);
        });
    }

    private static JsonElement Read(HttpAnswer answer, string what)
    {
        if (!answer.Ok)
            throw new InvalidOperationException($"Seeding: {what} was answered {answer.Status}: {System.Text.Encoding.UTF8.GetString(answer.Body)}");
        return answer.Body.Length == 0 ? default : JsonDocument.Parse(answer.Body).RootElement.Clone();
    }
}
