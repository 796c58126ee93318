namespace Dispatch.Domain.Roads;

/// <summary>The reverse graph together with the forward arc that each of its arcs stands for.</summary>
public sealed class BackwardRoads
{
    internal BackwardRoads(RoadMap map)
    {
        var forward = map.Graph;
        var first = new int[forward.NodeCount + 1];
        foreach (var head in forward.Head)
            first[head + 1]++;
        for (var v = 0; v < forward.NodeCount; v++)
            first[v + 1] += first[v];
        var next = first[..^1];
        var (tails, times, arcs) = (new int[forward.ArcCount], new int[forward.ArcCount], new int[forward.ArcCount]);
        for (var a = 0; a < forward.ArcCount; a++)
        {
            var slot = next[forward.Head[a]]++;
            (tails[slot], times[slot], arcs[slot]) = (map.Tail(a), forward.TimeMs[a], a);
        }
        (Graph, ForwardArc) = (new RoadGraph(first, tails, times), arcs);
    }

    /// <summary>Arc (u, v) of the map becomes (v, u).</summary>
    public RoadGraph Graph { get; }

    /// <summary>The map's arc for each arc of <see cref="Graph"/>.</summary>
    public int[] ForwardArc { get; }

    /// <summary>The map's arcs that lead into the node.</summary>
    public ReadOnlySpan<int> ArcsInto(int node) =>
        ForwardArc.AsSpan(Graph.FirstArc[node], Graph.FirstArc[node + 1] - Graph.FirstArc[node]);
}
