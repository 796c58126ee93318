using Dispatch.Domain;
using Dispatch.Domain.Accounts;
using Dispatch.Domain.Roads;
using Dispatch.Silo.Fleet;
using Spectre.Console;

namespace Dispatch.Silo.Demo;

/// <summary>
/// Brings the demo city to life inside a running server: registers the fleet, makes accounts to try, opens incidents, then drives
/// everybody about and reports by the real WebSocket, as any fleet gateway would.
/// </summary>
internal sealed class DemoRun(WebApplication app, RoadMap roads, DemoOptions options, IAnsiConsole console)
{
    private const int SlicesPerSecond = 5;
    private static readonly UnitId Driver = new("taxi-00001");
    private static readonly UnitId Patrol = new("patrol-00001");
    private static readonly HashSet<UnitId> Led = [Driver, Patrol];

    private readonly IGrainFactory _grains = app.Services.GetRequiredService<IGrainFactory>();
    private readonly TimeProvider _time = app.Services.GetRequiredService<TimeProvider>();

    public async Task RunAsync(CancellationToken stop)
    {
        var fleet = DemoFleet.Create(options.Taxis);
        await RegisterAsync(fleet, stop);
        var city = new CityTraffic(roads, fleet, options.Seed);
        var incidents = new DemoIncidents(_grains, _time, options.Seed);
        await incidents.OpenAsync(city, options.Incidents);
        await PrintAccountsAsync();
        var token = await new FleetAccounts(app.Services).FleetTokenAsync("demo-fleet");
        await Task.WhenAll(
            DriveAsync(city, token, stop),
            // Beside the rest: nobody waits for what only the supervisor's and the register pages show.
            new DemoRegisters(_grains, _time, roads, options.Seed).WriteAsync(),
            new DemoPast(_grains, _time, roads, options.Seed).WriteAsync(),
            incidents.SendSomeAsync(options.Incidents, TimeSpan.FromSeconds(options.Seconds + 1), stop),
            new DemoCrews(_grains, city, Led, _time).WorkAsync(stop));
    }

    private Task RegisterAsync(IReadOnlyList<Domain.Units.UnitProfile> fleet, CancellationToken stop) =>
        console.Progress().AutoClear(true).StartAsync(async progress =>
        {
            var bar = progress.AddTask($"Registering {fleet.Count:N0} synthetic units", maxValue: fleet.Count);
            await new FleetRegistration(_grains, _time).RegisterAsync(fleet, new Actor("demo", "system"), done => bar.Increment(done), stop);
        });

    private async Task PrintAccountsAsync()
    {
        var accounts = new FleetAccounts(app.Services);
        var password = FleetAccounts.NewPassword();
        await accounts.SetAsync("dispatcher", Role.Dispatcher, null, "Dispatcher (demo)", password);
        await accounts.SetAsync("commander", Role.Commander, null, "Duty commander (demo)", password);
        await accounts.SetAsync("auditor", Role.Auditor, null, "Auditor (demo)", password);
        await accounts.SetAsync("driver", Role.Unit, Driver.Value, "Driver of taxi-00001 (demo)", password);
        await accounts.SetAsync("patrol", Role.Unit, Patrol.Value, "Crew of patrol-00001 (demo)", password);
        await Console.Out.WriteLineAsync($"""
            The city is live: {app.Urls.First()}
            Everything in it is synthetic. Sign in as dispatcher, commander, auditor, driver or patrol;
            the password of all five is {password} until the next start.
            To see what it is for: sign in as commander and press "Try a robbery".
            """);
    }

    /// <summary>Everybody reports once in each round; a round is spread evenly over its seconds.</summary>
    private async Task DriveAsync(CityTraffic city, string token, CancellationToken stop)
    {
        await using var socket = await FleetSocket.ConnectAsync(new Uri(app.Urls.First()), token, stop);
        var slices = options.Seconds * SlicesPerSecond;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / SlicesPerSecond), _time);
        for (var slice = 0; await timer.WaitForNextTickAsync(stop); slice = (slice + 1) % slices)
        {
            var now = _time.GetUtcNow();
            var fixes = new List<VehicleFix>((city.Count / slices) + 1);
            for (var index = slice; index < city.Count; index += slices)
                fixes.Add(city.Drive(index, now));
            // Who is under way is watched, so it reports every second.
            if (slice % SlicesPerSecond == 0)
                fixes.AddRange(city.Sent.Where(index => index % slices != slice).Select(index => city.Drive(index, now)));
            await socket.SendAsync(fixes, stop);
        }
    }
}
