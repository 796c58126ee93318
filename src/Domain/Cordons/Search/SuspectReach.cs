using Dispatch.Domain.Roads;

namespace Dispatch.Domain.Cordons.Search;

/// <summary>When the suspect could be where: a(v) = min over starts of offset + distance.</summary>
internal static class SuspectReach
{
    public const int Never = int.MaxValue;

    /// <param name="boundMs">Crossings reached later than this stay <see cref="Never"/>.</param>
    public static int[] EarliestArrival(RoadGraph roads, IEnumerable<SuspectStart> starts, int boundMs = Never)
    {
        var arrival = new int[roads.NodeCount];
        Array.Fill(arrival, Never);
        var heap = new TimeHeap();
        foreach (var start in starts)
            if (start.OffsetMs < arrival[start.Node])
                heap.Push(arrival[start.Node] = start.OffsetMs, start.Node);
        while (heap.TryPop(out var time, out var v))
        {
            if (time > arrival[v])
                continue;
            for (var arc = roads.FirstArc[v]; arc < roads.FirstArc[v + 1]; arc++)
            {
                var next = (long)time + roads.TimeMs[arc];
                if (next <= boundMs && next < arrival[roads.Head[arc]])
                    heap.Push(arrival[roads.Head[arc]] = (int)next, roads.Head[arc]);
            }
        }
        return arrival;
    }
}
