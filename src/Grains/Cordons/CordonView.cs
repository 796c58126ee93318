using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Cordons;
using Dispatch.Domain.Cordons.City;
using Dispatch.Domain.Cordons.Orders;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;

namespace Dispatch.Grains.Cordons;

/// <summary>A cordon as screens see it; all times UTC.</summary>
/// <param name="Proposals">The last set.</param>
/// <param name="Plan">Null until one was activated.</param>
/// <param name="Blocked">Roads reported blocked, for the plan in force and the next proposals.</param>
/// <param name="Version">Grows with every change of anything; the higher one wins.</param>
[GenerateSerializer, Immutable, Alias("dispatch.CordonView")]
public sealed record CordonView(
    IncidentId Incident,
    CordonStanding Standing,
    ImmutableArray<ProposalView> Proposals,
    CordonPlanView? Plan,
    ImmutableArray<RoadBlock> Blocked,
    long Version);

/// <param name="Aim">Null = it does not close.</param>
/// <param name="LowerBound">Proved: fewer posts are impossible; 0 = unknown.</param>
/// <param name="ClosedAt">When the last post is ready; null when it does not close.</param>
[GenerateSerializer, Immutable, Alias("dispatch.ProposalView")]
public sealed record ProposalView(
    string Id,
    CordonAim? Aim,
    bool Closes,
    string Words,
    int LowerBound,
    DateTimeOffset? ClosedAt,
    int Units,
    bool NeedsRelease,
    ImmutableArray<PostView> Posts,
    ImmutableArray<GeoPoint> Leaks);

/// <param name="Deadline">The suspect cannot be there earlier.</param>
/// <param name="Slack">Deadline minus ready.</param>
/// <param name="Exit">The gate, border or way out that the post is at; null when it is none.</param>
[GenerateSerializer, Immutable, Alias("dispatch.PostView")]
public sealed record PostView(
    int Node,
    GeoPoint At,
    string Place,
    int Ring,
    DateTimeOffset Ready,
    DateTimeOffset Deadline,
    TimeSpan Slack,
    OrderedPostStatus Status,
    bool Retiring,
    ImmutableArray<PostUnitView> Units,
    string? Exit);

[GenerateSerializer, Immutable, Alias("dispatch.PostUnitView")]
public sealed record PostUnitView(UnitId Unit, string CallSign, UnitKind Kind, DateTimeOffset Ready);

/// <param name="Closed">Only ever true when the checker says so of the posts that are held.</param>
/// <param name="Words">"closed", "closing: 3 of 5 held", or why not.</param>
/// <param name="Changes">Difference to the version before.</param>
[GenerateSerializer, Immutable, Alias("dispatch.CordonPlanView")]
public sealed record CordonPlanView(
    int Version,
    CordonAim? Aim,
    bool Closed,
    string Words,
    int Held,
    int Of,
    int LowerBound,
    ImmutableArray<PostView> Posts,
    ImmutableArray<CordonChange> Changes,
    ImmutableArray<CordonVersion> History,
    ImmutableArray<Sighting> Sightings,
    Actor ActivatedBy,
    Actor? ReleasedBy,
    bool AwaitsRelease);

internal static class CordonViews
{
    public static CordonView? Of(IncidentId incident, Cordon cordon) => cordon.Version == 0 ? null : new CordonView(
        incident, cordon.Standing, [.. cordon.Proposals.Select(one => Of(one, cordon))],
        cordon.Force is { } force ? Of(force) : null, cordon.Blocks, cordon.Version);

    private static ProposalView Of(CordonProposal one, Cordon cordon)
    {
        var zero = cordon.Asked!.Sightings.Min(sighting => sighting.SeenAt);
        return new ProposalView(
            one.Id, one.Aim, one.Closes, one.Words, one.LowerBound, one.ClosureMs is { } ms ? zero.AddMilliseconds(ms) : null,
            one.Posts.Sum(post => post.Units.Length), one.HasCivilians,
            [.. one.Posts.Select(post => Of(post, zero, OrderedPostStatus.Planned, false))], one.Leaks);
    }

    private static CordonPlanView Of(CordonInForce force) => new(
        force.Version, force.Aim, force.Closed, force.Words,
        force.Current.Count(post => post.Status == OrderedPostStatus.Held), force.Current.Count(), force.LowerBound,
        [.. force.Posts.Select(post => Of(post.Plan, force.Zero, post.Status, post.Retiring))],
        force.History[^1].Changes, force.History, force.Request.Sightings, force.ActivatedBy, force.ReleasedBy, force.AwaitsRelease);

    private static PostView Of(PlannedPost post, DateTimeOffset zero, OrderedPostStatus status, bool retiring) => new(
        post.Node, post.At, post.Place, post.Ring, zero.AddMilliseconds(post.ReadyMs), zero.AddMilliseconds(post.DeadlineMs),
        TimeSpan.FromMilliseconds(post.SlackMs), status, retiring,
        [.. post.Units.Select(unit => new PostUnitView(unit.Unit, unit.CallSign, unit.Kind, zero.AddMilliseconds(unit.ReadyMs)))],
        post.Exit);
}
