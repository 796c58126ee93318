namespace Dispatch.Domain.Roads;

/// <summary>
/// A directed road graph in compressed rows: the arcs of node v are FirstArc[v] … FirstArc[v + 1] − 1.
/// Times are integer milliseconds so that every comparison is exact. Multi-arcs, loops and disconnected parts are allowed.
/// </summary>
public sealed class RoadGraph
{
    /// <param name="firstArc">Length nodes + 1, ascending, last = arcs.</param>
    /// <param name="head">Target node of each arc.</param>
    /// <param name="timeMs">Free-flow time of each arc in milliseconds, ≥ 0.</param>
    /// <exception cref="ArgumentException">The arrays do not fit together.</exception>
    public RoadGraph(int[] firstArc, int[] head, int[] timeMs)
    {
        if (firstArc.Length == 0 || firstArc[^1] != head.Length || head.Length != timeMs.Length)
            throw new ArgumentException("firstArc, head and timeMs do not describe one graph.");
        (FirstArc, Head, TimeMs) = (firstArc, head, timeMs);
    }

    public int[] FirstArc { get; }

    public int[] Head { get; }

    public int[] TimeMs { get; }

    public int NodeCount => FirstArc.Length - 1;

    public int ArcCount => Head.Length;

    /// <summary>Builds the rows from a list of arcs in any order; arcs of a node keep their order.</summary>
    public static RoadGraph FromArcs(int nodeCount, IReadOnlyList<(int From, int To, int TimeMs)> arcs)
    {
        var first = new int[nodeCount + 1];
        foreach (var arc in arcs)
            first[arc.From + 1]++;
        for (var v = 0; v < nodeCount; v++)
            first[v + 1] += first[v];
        var next = first[..^1];
        var head = new int[arcs.Count];
        var time = new int[arcs.Count];
        foreach (var (from, to, ms) in arcs)
        {
            var slot = next[from]++;
            head[slot] = to;
            time[slot] = ms;
        }
        return new RoadGraph(first, head, time);
    }

    /// <summary>The same roads driven backwards: arc (u, v) becomes (v, u).</summary>
    public RoadGraph Reverse()
    {
        var arcs = new List<(int, int, int)>(ArcCount);
        for (var v = 0; v < NodeCount; v++)
            for (var a = FirstArc[v]; a < FirstArc[v + 1]; a++)
                arcs.Add((Head[a], v, TimeMs[a]));
        return FromArcs(NodeCount, arcs);
    }
}
