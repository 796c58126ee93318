namespace Dispatch.Domain.Roads.Building;

/// <summary>The edges inside the largest strongly connected part and what was cut off.</summary>
/// <param name="NewExits">Vertices of the part from which a road that was cut off leads out of the map.</param>
internal sealed record LargestPart(List<RoadEdge> Edges, int NodesLeftOut, double MetresLeftOut, List<int> NewExits)
{
    public static LargestPart Keep(List<RoadEdge> edges, int vertexCount, Func<int, bool> isExit)
    {
        var graph = RoadGraph.FromArcs(vertexCount, edges.SelectMany(Arcs).ToList());
        var inside = StrongParts.Largest(graph);
        var kept = edges.FindAll(e => inside[e.From] && inside[e.To]);
        var outside = edges.FindAll(e => !inside[e.From] || !inside[e.To]);
        var dropped = outside.SelectMany(e => new[] { e.From, e.To }).Where(v => !inside[v]).Distinct().Count();
        return new LargestPart(kept, dropped, outside.Sum(e => e.Metres), ExitsThrough(graph, inside, isExit));
    }

    /// <summary>
    /// A motorway that leaves the map has no way back within it, so its last stretch is cut off; its last crossing inside
    /// is then the place where the map is left.
    /// </summary>
    private static List<int> ExitsThrough(RoadGraph graph, bool[] inside, Func<int, bool> isExit)
    {
        var back = graph.Reverse();
        var seen = new bool[graph.NodeCount];
        var exits = new List<int>();
        var open = new Stack<int>(Enumerable.Range(0, graph.NodeCount).Where(v => isExit(v) && !inside[v]));
        while (open.TryPop(out var v))
            for (var a = back.FirstArc[v]; a < back.FirstArc[v + 1]; a++)
            {
                var u = back.Head[a];
                if (seen[u])
                    continue;
                seen[u] = true;
                if (inside[u])
                    exits.Add(u);
                else
                    open.Push(u);
            }
        return exits;
    }

    private static IEnumerable<(int From, int To, int TimeMs)> Arcs(RoadEdge edge)
    {
        if (edge.ForwardMs >= 0)
            yield return (edge.From, edge.To, 1);
        if (edge.BackwardMs >= 0)
            yield return (edge.To, edge.From, 1);
    }
}
