using System.Collections.Immutable;
using Dispatch.Domain.Cordons.Search;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Domain.Cordons;

/// <summary>
/// The quickest repair: one post lost its units, so the nearest others take it over and all else stays. One search back
/// from that crossing instead of one from all units of the city.
/// </summary>
internal static class PostRelief
{
    /// <param name="pinned">The problem with the units of the standing posts at their posts.</param>
    /// <returns>The same crossings, one with other units; null when more than that is needed.</returns>
    public static CordonPlan? Plan(CordonProblem pinned, ImmutableArray<Post> standing, ImmutableArray<PostChange> failed)
    {
        if (pinned.Rules.Rings > 1 || failed.Length != 1 || StandingPosts.Close(pinned, standing))
            return null;
        var lost = failed[0].Post;
        var free = SuspectReach.WithinHorizon(pinned, pinned.Rules.HorizonMs).ArrivalMs[lost.Node];
        var deadline = Math.Min(free, pinned.Rules.ClosedByMs ?? int.MaxValue);
        if (Nearest(pinned, lost.Node, deadline) is not { } units)
            return null;
        var posts = standing.Add(lost with { DeadlineMs = free, Units = units });
        // The standing posts alone leave a way out, so that one more post is the least there can be around them.
        var plan = new CordonPlan(CordonStatus.Closed, [.. posts.OrderBy(p => p.DeadlineMs)], posts.Length);
        return CordonChecker.Check(pinned, plan).Closed ? plan : null;
    }

    /// <summary>The units that can hold the crossing first, as many and of the kind it needs; null = too few in time.</summary>
    private static ImmutableArray<PostUnit>? Nearest(CordonProblem problem, int node, int deadline)
    {
        var need = problem.Rules.Needs.GetValueOrDefault(node, PostNeed.OneUnit);
        var inTime = InTime(problem, node, deadline).OrderBy(u => u.ReadyMs).ThenBy(u => u.Unit).ToList();
        // One ring is the inner ring as well: civilians hold nothing there.
        var units = inTime.Where(u => problem.Units[u.Unit].Kind == CordonUnitKind.Officer)
            .Take(need.Units).ToImmutableArray();
        return units.Length < need.Units ? null : units;
    }

    private static IEnumerable<PostUnit> InTime(CordonProblem problem, int node, int deadline)
    {
        var fixedMs = (long)problem.Rules.ElapsedMs + problem.Rules.SetupMs + problem.Rules.MarginMs;
        if (fixedMs > deadline)
            yield break;
        var unitsAt = Enumerable.Range(0, problem.Units.Length)
            .Where(u => !problem.Units[u].Promised && problem.Units[u].Posted is null)
            .ToLookup(u => problem.Units[u].Node);
        var search = new ShortestPaths(problem.Roads.UnitsBackwards) { BoundMs = (int)(deadline - fixedMs) };
        search.AddSource(node);
        while (search.TrySettle(out var at, out var ms))
            foreach (var unit in unitsAt[at])
                if (fixedMs + problem.Units[unit].DelayMs + ms is var ready && ready <= deadline)
                    yield return new PostUnit(unit, (int)ready);
    }
}
