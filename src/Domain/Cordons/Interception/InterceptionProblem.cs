using System.Collections.Immutable;
using Dispatch.Domain.Roads;

namespace Dispatch.Domain.Cordons;

/// <summary>One way he may take: the crossings in order and when he is there, in milliseconds.</summary>
public sealed record EscapeRoute(ImmutableArray<(int TimeMs, int Node)> Stops);

/// <summary>Where units should stand to meet as many of the sampled routes as possible.</summary>
/// <param name="Roads">As the units drive them.</param>
/// <param name="Units">Node and delay; set-up and margin belong into the delay.</param>
public sealed record InterceptionProblem(
    RoadGraph Roads, ImmutableArray<CordonUnit> Units, ImmutableArray<EscapeRoute> Routes)
{
    /// <summary>Crossings where nobody may stand.</summary>
    public ImmutableHashSet<int> NoHold { get; init; } = [];

    /// <summary>How often a place may be weighed; beyond it the answer is the best so far, with a bound that is not met.</summary>
    public long MostSteps { get; init; } = 200_000_000;
}

/// <summary>One unit's place.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.InterceptionPost")]
public readonly record struct InterceptionPost([property: Id(0)] int Unit, [property: Id(1)] int Node);

/// <summary>The best places found. This is not a cordon: he may leak through.</summary>
/// <param name="Met">Routes that pass a post at or after the unit's arrival.</param>
/// <param name="MetAtMost">Proved: no places meet more.</param>
/// <param name="Leaks">Indices of the routes that are not met.</param>
[GenerateSerializer, Immutable, Alias("dispatch.InterceptionPlan")]
public sealed record InterceptionPlan(
    ImmutableArray<InterceptionPost> Posts, int Routes, int Met, int MetAtMost, ImmutableArray<int> Leaks)
{
    public double Share => Routes == 0 ? 0 : (double)Met / Routes;

    /// <summary>What the commander is told, in plain words; the share is rounded down.</summary>
    public string Words => Routes == 0
        ? "not closed: no route was sampled"
        : FormattableString.Invariant($"not closed: {100L * Met / Routes} % of sampled routes pass a post");
}
