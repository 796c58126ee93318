namespace Dispatch.Domain.Roads.Building;

/// <summary>
/// Joins the two edges at a vertex where nothing happens (same class, marks, name and directions on either side), so that
/// only true crossings are nodes. The vertex lives on as a bend of the joined edge.
/// </summary>
internal static class VertexDissolver
{
    /// <returns>The edges that are left.</returns>
    public static List<RoadEdge> Dissolve(List<RoadEdge> edges, int vertexCount, Func<int, bool> mustStay)
    {
        var around = Around(edges, vertexCount);
        for (var v = 0; v < vertexCount; v++)
        {
            if (around[v] is not [var first, var second] || first == second || mustStay(v))
                continue;
            if (first.IsLoop || second.IsLoop || !TryJoin(first, second, v))
                continue;
            around[v] = null;
            var far = around[first.To]!;
            far[far.IndexOf(second)] = first;
        }
        return edges.FindAll(e => e.MergedInto is null);
    }

    private static List<RoadEdge>?[] Around(List<RoadEdge> edges, int vertexCount)
    {
        var around = new List<RoadEdge>?[vertexCount];
        foreach (var edge in edges)
        {
            (around[edge.From] ??= new(4)).Add(edge);
            (around[edge.To] ??= new(4)).Add(edge);
        }
        return around;
    }

    private static bool TryJoin(RoadEdge first, RoadEdge second, int vertex)
    {
        if (first.To != vertex)
            first.Turn();
        if (second.From != vertex)
            second.Turn();
        if (!first.ContinuesAs(second))
            return false;
        first.Append(second);
        return true;
    }
}
