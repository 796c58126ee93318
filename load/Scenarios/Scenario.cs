using Dispatch.Load.Service;
using Dispatch.Load.Work;

namespace Dispatch.Load.Scenarios;

/// <summary>A named load: who has to be in the city, how the service is set up, what each worker process does.</summary>
/// <param name="Workers">One entry for each generator process.</param>
/// <param name="Describe">Sentences for the report.</param>
/// <param name="Beside">What happens to the service during the run (chaos); null = nothing.</param>
/// <param name="WarmUp">Played before, unmeasured: a centre's server has been running for weeks.</param>
/// <param name="Clock">The service's wall clock can be set during the run, where the machine has the library for it.</param>
/// <param name="Redis">States are kept in a redis-server of its own instead of SQLite.</param>
internal sealed record Scenario(
    string Name, double Seconds, CityNeeds City, ServiceSetup Service,
    IReadOnlyList<(string Name, IReadOnlyList<WorkPart> Parts)> Workers,
    IReadOnlyDictionary<string, string> Describe,
    Disturbance? Beside = null,
    bool Redis = false,
    bool Clock = false,
    IReadOnlyList<WorkPart>? WarmUp = null);

/// <summary>Something that is done to the service while it is under load.</summary>
internal delegate Task Disturbance(ScenarioRun run, CancellationToken cancellation);

/// <summary>What the user chose.</summary>
/// <param name="Seconds">Length of the measured part.</param>
/// <param name="Taxis">Vehicles that report.</param>
/// <param name="Every">Seconds between two reports of one vehicle.</param>
/// <param name="CallsPerSecond">Emergency calls.</param>
/// <param name="Drivers">On WebSockets of their own.</param>
internal sealed record Choices
{
    public double Seconds { get; init; } = 120;

    public int Taxis { get; init; } = 20_000;

    public double Every { get; init; } = 5;

    public Via Via { get; init; } = Via.Fleet;

    public double CallsPerSecond { get; init; } = 10;

    public int Drivers { get; init; } = 19_000;

    public double Cut { get; init; }

    public double Offline { get; init; }

    public bool Kill { get; init; }

    public int Seed { get; init; } = 110;

    public int SlowedBy { get; init; }

    public int SocketsPerWorker { get; init; } = 9_500;

    /// <summary>Another arrival schedule instead of the constant one: reports or calls a second.</summary>
    public string? Simulate { get; init; }

    public string? Service { get; init; }

    public bool Redis { get; init; }

    /// <summary>Then nothing may be lost, but latencies hold what was done to the service.</summary>
    public bool Disturbed => Cut > 0 || Offline > 0 || Kill;

    /// <summary>Null when every figure can be used; otherwise a sentence that names the fix.</summary>
    public string? Fault() => this switch
    {
        { Seconds: not (>= 5 and <= 86_400) } => "--seconds must be between 5 and 86,400.",
        { Taxis: < 1 or > 200_000 } => "--taxis must be between 1 and 200,000.",
        { Every: not (>= 0.1 and <= 300) } => "--every must be between 0.1 and 300 seconds.",
        { CallsPerSecond: not (>= 0 and <= 1_000) } => "--calls must be between 0 and 1,000 a second.",
        { Drivers: < 1 or > 200_000 } => "--drivers must be between 1 and 200,000.",
        { Cut: not (>= 0 and <= 100) } or { Offline: not (>= 0 and <= 100) } => "--cut and --offline are percentages, 0 to 100.",
        { SocketsPerWorker: < 100 } => "--sockets-per-worker must be 100 or more.",
        _ => Simulate is not null && Simulations.LoadSimulation.Parse(Simulate) is null
            ? "--simulate reads like: \"ramp 0-4000 30s, constant 4000 2m, spike 4000-12000 1m, soak 2000 3h\"." : null,
    };
}
