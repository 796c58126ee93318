using System.Collections.Immutable;
using Dispatch.Domain.Cordons.Search;

namespace Dispatch.Domain.Cordons;

/// <summary>
/// The quickest repair: one post lost its units, so the nearest others take it over and all else stays. One search back
/// from that crossing instead of one from all units of the city.
/// </summary>
internal static class PostRelief
{
    /// <returns>The same crossings, one with other units; null when more than that is needed.</returns>
    public static CordonPlan? Plan(StandingPosts standing)
    {
        var pinned = standing.Pinned;
        if (pinned.Rules.Rings > 1 || standing.Failed.Length != 1 || standing.Close)
            return null;
        var lost = standing.Failed[0].Post;
        var free = standing.Reach.ArrivalMs[lost.Node];
        var deadline = Math.Min(free, pinned.Rules.ClosedByMs ?? int.MaxValue);
        if (Nearest(pinned, lost.Node, deadline) is not { } units)
            return null;
        var posts = standing.Posts.Add(lost with { DeadlineMs = free, Units = units });
        // The standing posts alone leave a way out, so that one more post is the least there can be around them.
        var plan = new CordonPlan(CordonStatus.Closed, [.. posts.OrderBy(p => p.DeadlineMs)], posts.Length);
        return CordonChecker.Check(pinned, plan).Closed ? plan : null;
    }

    /// <summary>The units that can hold the crossing first, as many as it needs; null = too few in time.</summary>
    private static ImmutableArray<PostUnit>? Nearest(CordonProblem problem, int node, int deadline)
    {
        var need = problem.Rules.Needs.GetValueOrDefault(node, PostNeed.OneUnit);
        // One ring is the inner ring as well: civilians hold nothing there.
        var officers = new UnitPlaces(problem, kind => CivilianRing.MayHold(kind, CivilianRing.InnerRing));
        var units = new UnitSearch(problem.Roads.UnitsBackwards, officers).Earliest(node, need.Units, deadline);
        return units.Count < need.Units ? null : [.. units.Select(found => new PostUnit(found.Unit, found.ReadyMs))];
    }
}
