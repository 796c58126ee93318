using System.Collections.Immutable;
using Dispatch.Domain.Cordons.Search;

namespace Dispatch.Domain.Cordons;

/// <summary>
/// The quickest repair: one post lost its units, so the nearest others take it over and all else stays; where none is in time, units
/// on their way change posts. A few searches back from crossings instead of one from all units of the city.
/// </summary>
internal static class PostRelief
{
    /// <param name="held">Crossings that are held now.</param>
    /// <returns>The same crossings, one or some with other units; null when more than that is needed.</returns>
    public static CordonPlan? Plan(StandingPosts standing, ImmutableHashSet<int> held)
    {
        var pinned = standing.Pinned;
        if (pinned.Rules.Rings > 1 || standing.Failed.Length != 1 || standing.Close)
            return null;
        var lost = standing.Failed[0].Post;
        var free = standing.Reach.ArrivalMs[lost.Node];
        var deadline = Math.Min(free, pinned.Rules.ClosedByMs ?? int.MaxValue);
        var posts = Nearest(pinned, lost.Node, deadline) is { } units
            ? standing.Posts.Add(lost with { DeadlineMs = free, Units = units }) : ReliefChain.Find(standing, lost, held);
        if (posts is not { } all)
            return null;
        // The standing posts alone leave a way out, so that one more post is the least there can be around them.
        var plan = new CordonPlan(CordonStatus.Closed, [.. all.OrderBy(p => p.DeadlineMs)], all.Length);
        return CordonChecker.Check(Posted(pinned, all), plan).Closed ? plan : null;
    }

    /// <summary>Whoever turned off to another post does not stand at the one before.</summary>
    private static CordonProblem Posted(CordonProblem pinned, ImmutableArray<Post> posts)
    {
        var at = posts.SelectMany(post => post.Units.Select(unit => (unit.Unit, post.Node))).ToDictionary();
        return pinned with
        {
            Units = [.. pinned.Units.Select((unit, u) => unit.Posted is { } posted && at.GetValueOrDefault(u, posted.Node) != posted.Node
                ? unit with { Posted = null } : unit)],
        };
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
