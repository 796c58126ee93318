namespace Dispatch.Domain.Roads.Building;

/// <summary>Cuts the lines at their ends, wherever two of them, or one with itself, share a vertex, and where a vertex must be a node.</summary>
internal static class LineCutter
{
    public static List<RoadEdge> Cut(IReadOnlyList<RoadLine> lines, int vertexCount, Func<int, bool> mustBeNode)
    {
        var isCrossing = Crossings(lines, vertexCount);
        var edges = new List<RoadEdge>(lines.Count * 2);
        foreach (var line in lines)
        {
            var start = 0;
            for (var i = 1; i < line.Vertices.Length; i++)
            {
                if (!isCrossing[line.Vertices[i]] && !mustBeNode(line.Vertices[i]))
                    continue;
                var edge = new RoadEdge(line, line.Vertices[start], line.Vertices[i]);
                edge.Bends.AddRange(line.Vertices[(start + 1)..i]);
                edges.Add(edge);
                start = i;
            }
        }
        return edges;
    }

    /// <summary>The vertices that are a line's end or are passed more than once.</summary>
    private static bool[] Crossings(IReadOnlyList<RoadLine> lines, int vertexCount)
    {
        var uses = new byte[vertexCount];
        foreach (var line in lines)
        {
            foreach (var v in line.Vertices)
                uses[v] = (byte)Math.Min(2, uses[v] + 1);
            uses[line.Vertices[0]] = uses[line.Vertices[^1]] = 2;
        }
        return Array.ConvertAll(uses, u => u == 2);
    }
}
