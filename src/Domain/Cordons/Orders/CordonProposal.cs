using System.Collections.Immutable;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Cordons.Orders;

/// <summary>A unit at a post.</summary>
/// <param name="ReadyMs">Clock time at which it has the post secured.</param>
/// <param name="Node">The crossing from which it set out, and <paramref name="DelayMs"/> until it was there.</param>
[GenerateSerializer, Immutable, Alias("dispatch.PostedUnit")]
public sealed record PostedUnit(UnitId Unit, string CallSign, UnitKind Kind, int ReadyMs, int Node, int DelayMs);

/// <summary>A crossing to be held.</summary>
/// <param name="Place">"A Road / B Street".</param>
/// <param name="DeadlineMs">The suspect's earliest possible arrival, clock time.</param>
/// <param name="Exit">The name of the gate, border or way out that this post is at; null when it is none.</param>
[GenerateSerializer, Immutable, Alias("dispatch.PlannedPost")]
public sealed record PlannedPost(int Node, GeoPoint At, string Place, int Ring, int DeadlineMs, ImmutableArray<PostedUnit> Units, string? Exit = null)
{
    public int ReadyMs => Units.Max(unit => unit.ReadyMs);

    public int SlackMs => DeadlineMs - ReadyMs;

    public bool HasCivilians => Units.Any(unit => unit.Kind.IsCivilian());
}

/// <summary>One plan from which the commander may choose.</summary>
/// <param name="Aim">Null = the cordon does not close: the plan that meets the most sampled routes.</param>
/// <param name="Closes">Confirmed by the independent checker.</param>
/// <param name="LowerBound">Proved: no closed cordon has fewer posts; 0 when nothing is known.</param>
/// <param name="Words">What it does, in plain words.</param>
/// <param name="Leaks">Where unmet sampled routes get out; empty when it closes.</param>
[GenerateSerializer, Immutable, Alias("dispatch.CordonProposal")]
public sealed record CordonProposal(
    string Id,
    CordonAim? Aim,
    bool Closes,
    ImmutableArray<PlannedPost> Posts,
    int LowerBound,
    int? HorizonMs,
    string Words,
    ImmutableArray<GeoPoint> Leaks)
{
    public int? ClosureMs => Closes && !Posts.IsEmpty ? Posts.Max(post => post.ReadyMs) : null;

    public bool HasCivilians => Posts.Any(post => post.HasCivilians);
}
