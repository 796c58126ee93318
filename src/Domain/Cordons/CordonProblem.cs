using System.Collections.Immutable;

namespace Dispatch.Domain.Cordons;

/// <summary>A crossing where the suspect may have been, <paramref name="OffsetMs"/> after clock 0.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.SuspectStart")]
public readonly record struct SuspectStart([property: Id(0)] int Node, [property: Id(1)] int OffsetMs);

/// <summary>A crossing the suspect must not get out of: a road end, a city gate or a border.</summary>
/// <param name="Name">What people call it, for example <c>North gate</c>; null when it has no name.</param>
[GenerateSerializer, Immutable, Alias("dispatch.CordonExit")]
public sealed record CordonExit(int Node, string? Name = null);

/// <summary>Everything a cordon is planned from. Node numbers are those of <see cref="Roads"/>.</summary>
/// <param name="Starts">At least one; several = an uncertain position.</param>
/// <param name="Exits">May be empty only when <see cref="CordonRules.HorizonMs"/> is set.</param>
public sealed record CordonProblem(
    CordonRoads Roads,
    ImmutableArray<SuspectStart> Starts,
    ImmutableArray<CordonExit> Exits,
    ImmutableArray<CordonUnit> Units)
{
    public CordonRules Rules { get; init; } = new();

    /// <summary>What the exit at this crossing is called; null when there is none or it has no name.</summary>
    public string? ExitAt(int node) => Exits.FirstOrDefault(exit => exit.Node == node)?.Name;
}

/// <summary>What the commander sets. All times are milliseconds on the clock that starts at the sighting.</summary>
public sealed record CordonRules
{
    /// <summary>Clock time at which the units get their orders.</summary>
    public int ElapsedMs { get; init; }

    /// <summary>Time to set a post up after arrival.</summary>
    public int SetupMs { get; init; }

    /// <summary>Spare time that every post must have beyond set-up.</summary>
    public int MarginMs { get; init; }

    /// <summary>How many held posts every way out must meet: 1 … 4.</summary>
    public int Rings { get; init; } = 1;

    /// <summary>Every crossing the suspect reaches at or after this time counts as an exit; null = the exits alone.</summary>
    public int? HorizonMs { get; init; }

    /// <summary>Every unit must be in place by this time; null = its own deadline alone.</summary>
    public int? ClosedByMs { get; init; }

    /// <summary>Crossings that may not be held (motorway, tunnel) or that the commander forbids.</summary>
    public ImmutableHashSet<int> NoHold { get; init; } = [];

    /// <summary>Crossings that must be held, in the outer ring when there are several; the cordon is infeasible when one cannot be.</summary>
    public ImmutableHashSet<int> ForcedPosts { get; init; } = [];

    /// <summary>Crossings that need more than one unit of any kind.</summary>
    public ImmutableDictionary<int, PostNeed> Needs { get; init; } = ImmutableDictionary<int, PostNeed>.Empty;

    internal int MostUnitsAtAPost => Needs.IsEmpty ? 1 : Needs.Values.Max(need => need.Units);

    /// <summary>How long the planner may look for fewer posts before it answers with what it has.</summary>
    public PlanningEffort Effort { get; init; } = PlanningEffort.Interactive;
}

/// <summary>A budget of counted steps, not of time, so that the same problem always gives the same plan.</summary>
/// <param name="ArcScans">Arcs of the cut network that the search may look at; some 10⁷ … 10⁸ a second.</param>
public sealed record PlanningEffort(long ArcScans)
{
    private const int LeastUnitsListed = 20;

    /// <summary>How many units of a crossing are looked up at most to prove more of a cordon that is there already.</summary>
    internal long UnitsListed => Math.Max(LeastUnitsListed, ArcScans / 30_000);

    /// <summary>To how many milliseconds the earliest closure and the most slack are found, ≥ 1.</summary>
    public int StepMs { get; init; } = 1;

    /// <summary>Some ten milliseconds at city size: the commander waits for it. A single plan exceeds it only while there is no cordon yet.</summary>
    public static readonly PlanningEffort Interactive = new(300_000) { StepMs = 1000 };

    /// <summary>Seconds: for proofs, drills and the command line.</summary>
    public static readonly PlanningEffort Thorough = new(3_000_000_000);
}
