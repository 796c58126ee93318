using System.Globalization;
using Dispatch.Load.Service;
using Dispatch.Load.Simulations;
using Dispatch.Load.Work;

namespace Dispatch.Load.Scenarios;

/// <summary>The scenarios by name.</summary>
internal static class Catalogue
{
    private const double ProbesPerSecond = 10;
    private const int ScreenCount = 4;
    private const double SightingEvery = 20;
    private const double WarmUpCalls = 15;
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(6);

    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["patrol"] = "Taxis report where they are, every 1, 5, 10 or 30 s, by socket, HTTP or fleet gateway.",
        ["calls"] = "Recorded emergency calls: create, recommend, dispatch, drive there, close.",
        ["cordon"] = "A chase: a cordon proposed, activated, re-planned with a sighting each 20 s.",
        ["mobilise"] = "One order to every driver on a WebSocket of its own; all answer at once. --cut, --offline, --kill.",
        ["peak"] = "New Year's Eve: all of it together.",
        ["reconnect-storm"] = "Every driver's connection is lost at once and comes back within ten seconds.",
        ["chaos"] = "Calls while the service is killed, stands still, has a slow disk, a clock that is set and, with --redis, loses its store; nothing answered may be lost.",
        ["soak"] = "Patrol and calls for hours.",
    };

    public static Scenario Make(string name, Choices choices, string roads) => name switch
    {
        "patrol" => Patrol(choices),
        "calls" => Calls(choices),
        "cordon" => Cordon(choices, roads),
        "mobilise" => Mobilise(choices),
        "peak" => Peak(choices, roads),
        "reconnect-storm" => ReconnectStorm(choices),
        "chaos" => ChaosRun(choices),
        "soak" => Soak(choices),
        _ => throw new ArgumentException($"There is no scenario {name}.", nameof(name)),
    };

    private static Scenario Patrol(Choices choices)
    {
        var reports = Reports(choices);
        var workers = choices.Via == Via.Socket
            ? Shares(choices.Taxis, choices.SocketsPerWorker).Select((share, i) => ($"taxis-{i}",
                (IReadOnlyList<WorkPart>)[new Patrol(Via.Socket, share.First, share.Count, Share(reports, (double)share.Count / choices.Taxis))])).ToList()
            : [("taxis", [new Patrol(choices.Via, 0, choices.Taxis, reports)])];
        workers.Add(("screens", [new Screens(ScreenCount, ProbesPerSecond, choices.Seconds)]));
        var city = new CityNeeds(choices.Taxis, choices.Via == Via.Socket ? choices.Taxis : 0);
        return Scenario("patrol", choices, city, workers);
    }

    private static Scenario Calls(Choices choices) => Scenario("calls", choices, new CityNeeds(0, 0),
        [("desk", [new Calls(CallsPerSecond(choices))])]);

    private static Scenario Cordon(Choices choices, string roads) => Scenario("cordon", choices, new CityNeeds(choices.Taxis, 0),
    [
        ("taxis", [new Patrol(Via.Fleet, 0, choices.Taxis, Reports(choices))]),
        ("desk", [new Chase(SightingEvery, choices.Seconds)]),
    ], roads);

    private static Scenario Mobilise(Choices choices)
    {
        var (at, seconds) = (MobilisedAt(choices.Seconds), choices.Seconds);
        var workers = DriverWorkers(choices, at, seconds);
        workers.Add(("centre", [new Mobilisation(choices.Drivers, at.WarmUp, at.Order, seconds)]));
        var scenario = Scenario("mobilise", choices, new CityNeeds(choices.Drivers, choices.Drivers), workers);
        return choices.Kill ? scenario with { Beside = Chaos.KillAt(at.Order + 0.15) } : scenario;
    }

    /// <summary>Connected drivers report as often as makes the asked-for positions a second.</summary>
    private static List<(string, IReadOnlyList<WorkPart>)> DriverWorkers(Choices choices, (double WarmUp, double Order, double Back) at, double seconds) =>
    [
        .. Shares(choices.Drivers, choices.SocketsPerWorker).Select((share, i) => ($"drivers-{i}", (IReadOnlyList<WorkPart>)
            [new Drivers(share.First, share.Count, choices.Every, seconds, at.Order, choices.Cut, choices.Offline, at.Back)])),
    ];

    /// <summary>A warm-up order, ten seconds or more to settle, the measured order, the return of those who were away.</summary>
    private static (double WarmUp, double Order, double Back) MobilisedAt(double seconds) => (3, Math.Max(14, seconds / 2), Math.Max(14, seconds / 2) + 4);

    /// <summary>The drivers' own sockets carry their positions, as in life; who has none is forwarded by a fleet gateway.</summary>
    private static Scenario Peak(Choices choices, string roads)
    {
        var at = MobilisedAt(choices.Seconds);
        var workers = DriverWorkers(choices, at, choices.Seconds);
        workers.Add(("desk", [new Calls(CallsPerSecond(choices)), new Chase(SightingEvery, choices.Seconds)]));
        workers.Add(("screens", [new Screens(ScreenCount, ProbesPerSecond, choices.Seconds)]));
        workers.Add(("centre", [new Mobilisation(choices.Drivers, at.WarmUp, at.Order, choices.Seconds)]));
        return Scenario("peak", choices, new CityNeeds(choices.Drivers, choices.Drivers), workers, roads);
    }

    private static Scenario ReconnectStorm(Choices choices)
    {
        const double lostAt = 3, backWithin = 10;
        var workers = Shares(choices.Drivers, choices.SocketsPerWorker).Select((share, i) => ($"drivers-{i}",
            (IReadOnlyList<WorkPart>)[new Storm("/ws/positions", share.First, share.Count, lostAt, backWithin)])).ToList();
        return Scenario("reconnect-storm", choices with { Seconds = lostAt + backWithin + 1 }, new CityNeeds(choices.Drivers, choices.Drivers), workers);
    }

    private static Scenario ChaosRun(Choices choices) => Scenario("chaos", choices, new CityNeeds(0, 0),
        [("desk", [new Calls(CallsPerSecond(choices), Patient: true)])]) with
    {
        Redis = choices.Redis,
        Clock = true,
        Beside = Chaos.All(
            Chaos.KillAt(choices.Seconds * 0.1), Chaos.DiskSlowAt(choices.Seconds * 0.25), Chaos.StallAt(choices.Seconds * 0.4),
            Chaos.ClockStepsAt(choices.Seconds * 0.5), Chaos.RedisAwayAt(choices.Seconds * 0.75), Chaos.KillAt(choices.Seconds * 0.85)),
    };

    private static Scenario Soak(Choices choices) => Scenario("soak", choices, new CityNeeds(choices.Taxis, 0),
    [
        ("taxis", [new Patrol(Via.Fleet, 0, choices.Taxis, Reports(choices))]),
        ("desk", [new Calls(CallsPerSecond(choices))]),
        ("screens", [new Screens(ScreenCount, ProbesPerSecond, choices.Seconds)]),
    ]);

    private static Scenario Scenario(
        string name, Choices choices, CityNeeds city, IReadOnlyList<(string, IReadOnlyList<WorkPart>)> workers, string? roads = null) =>
        new(name, choices.Seconds, city, Setup(choices, roads), workers, Words(name, choices, city), WarmUp: [new Calls(LoadSimulation.Constant(WarmUpCalls, s_warmUp))]);

    private static ServiceSetup Setup(Choices choices, string? roads)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Gateway:Synthetic"] = "true",
            ["Gateway:LoginsPerMinutePerAddress"] = "100000",
            ["Gateway:PositionRequestsPerSecondPerAccount"] = "200000",
            // A driver is told more often in these minutes than people may be in a day.
            ["Alerts:Limits:AlertsPerDay"] = "100",
            ["Gateway:MaxTrackedUnits"] = Math.Max(100_000, choices.Taxis * 2).ToString(CultureInfo.InvariantCulture),
        };
        return new ServiceSetup(settings, roads, choices.SlowedBy, choices.Service);
    }

    /// <summary>What was played, for the report: only what this scenario does.</summary>
    private static Dictionary<string, string> Words(string name, Choices choices, CityNeeds city)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        if (name is "mobilise" or "peak")
            words["drivers"] = string.Create(CultureInfo.InvariantCulture, $"{choices.Drivers:N0}, each on a WebSocket of its own, a fix every {choices.Every:0.#} s each");
        else if (name == "reconnect-storm")
            words["drivers"] = string.Create(CultureInfo.InvariantCulture, $"{choices.Drivers:N0}, each on a WebSocket of its own");
        else if (city.Taxis > 0)
            words["taxis"] = string.Create(CultureInfo.InvariantCulture, $"{choices.Taxis:N0}, a fix every {choices.Every:0.#} s each, {By(choices.Via)}");
        if (name is "calls" or "peak" or "chaos" or "soak")
            words["calls"] = string.Create(CultureInfo.InvariantCulture, $"{choices.CallsPerSecond:0.##} a second");
        if (name is "cordon" or "peak")
            words["chase"] = string.Create(CultureInfo.InvariantCulture, $"a sighting every {SightingEvery:0} s");
        if (choices.Simulate is { } simulated)
            words["load simulation"] = simulated;
        if (choices.SlowedBy > 0)
            words["slowed"] = $"every request held {choices.SlowedBy} ms: a test of the thresholds";
        return words;
    }

    private static string By(Via via) => via switch
    {
        Via.Socket => "each on a WebSocket of its own, one fix a message",
        Via.Http => "one HTTP request each fix",
        _ => "by fleet gateways in binary batches",
    };

    private static IReadOnlyList<LoadSimulation> Reports(Choices choices) =>
        choices.Simulate is { } text ? LoadSimulation.Parse(text)! : LoadSimulation.Constant(choices.Taxis / choices.Every, TimeSpan.FromSeconds(choices.Seconds));

    private static IReadOnlyList<LoadSimulation> CallsPerSecond(Choices choices) =>
        LoadSimulation.Constant(choices.CallsPerSecond, TimeSpan.FromSeconds(choices.Seconds));

    private static List<LoadSimulation> Share(IReadOnlyList<LoadSimulation> all, double share) =>
        [.. all.Select(part => part with { From = part.From * share, To = part.To * share })];

    private static IEnumerable<(int First, int Count)> Shares(int all, int most)
    {
        var workers = (all + most - 1) / most;
        for (var i = 0; i < workers; i++)
        {
            var first = (int)((long)all * i / workers);
            yield return (first, (int)((long)all * (i + 1) / workers) - first);
        }
    }
}
