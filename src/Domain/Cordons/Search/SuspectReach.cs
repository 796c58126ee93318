using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Domain.Cordons.Search;

/// <summary>When the suspect could be where: a(v) = min over starts of offset + distance.</summary>
/// <param name="ArrivalMs">Per crossing; <see cref="Never"/> = not reached within the bound.</param>
/// <param name="Order">The crossings reached, earliest first.</param>
internal sealed record SuspectReach(int[] ArrivalMs, int[] Order)
{
    public const int Never = int.MaxValue;

    /// <param name="boundMs">Crossings reached later than this stay <see cref="Never"/>.</param>
    public static int[] EarliestArrival(RoadGraph roads, IEnumerable<SuspectStart> starts, int boundMs = Never) =>
        Within(roads, starts, boundMs).ArrivalMs;

    /// <summary>
    /// All that matters with a horizon: over it he is out, so nothing that he reaches later than one road beyond it counts.
    /// </summary>
    public static SuspectReach WithinHorizon(CordonProblem problem, int? horizonMs)
    {
        var bound = horizonMs is { } horizon ? Math.Min(horizon + (long)problem.Roads.LongestSuspectRoadMs, Never) : Never;
        return Within(problem.Roads.Suspect, problem.Starts, (int)bound);
    }

    private static SuspectReach Within(RoadGraph roads, IEnumerable<SuspectStart> starts, int boundMs)
    {
        var (arrival, order) = (new int[roads.NodeCount], new List<int>());
        Array.Fill(arrival, Never);
        var search = new ShortestPaths(roads) { BoundMs = boundMs };
        foreach (var start in starts)
            search.AddSource(start.Node, start.OffsetMs);
        while (search.TrySettle(out var node, out var ms))
        {
            arrival[node] = ms;
            order.Add(node);
        }
        return new SuspectReach(arrival, [.. order]);
    }
}
