namespace Dispatch.Domain.Roads.Naming;

/// <summary>What a crossing is called: its two most important roads, or one, or the nearest named road.</summary>
internal static class CrossingNames
{
    /// <summary>How many crossings the search for the nearest named road may look at.</summary>
    private const int LookAround = 200;

    public static string Of(RoadMap map, int node)
    {
        var names = NamesAt(map, node);
        return names.Count switch
        {
            >= 2 => $"{names[0]} / {names[1]}",
            1 => names[0],
            _ => Nearest(map, node) is { } near ? $"near {near}" : $"near {map.Location(node)}",
        };
    }

    /// <summary>The distinct names of the roads that meet here, most important road first.</summary>
    public static List<string> NamesAt(RoadMap map, int node) =>
        PiecesAt(map, node)
            .Where(a => map.NameOf(a) is not null)
            .GroupBy(a => map.NameOf(a)!.Display)
            .Select(g => (Name: g.Key, Rank: g.Min(a => map.Class(a)), Arms: g.Count()))
            .OrderBy(x => x.Rank).ThenByDescending(x => x.Arms).ThenBy(x => x.Name, StringComparer.Ordinal)
            .Select(x => x.Name).ToList();

    private static List<int> PiecesAt(RoadMap map, int node)
    {
        var arcs = new List<int>();
        for (var a = map.Graph.FirstArc[node]; a < map.Graph.FirstArc[node + 1]; a++)
            arcs.Add(a);
        foreach (var a in map.Backward.ArcsInto(node))
            if (map.OppositeArc(a) is null)
                arcs.Add(a);
        return arcs;
    }

    private static string? Nearest(RoadMap map, int node)
    {
        var open = new PriorityQueue<int, double>();
        var seen = new HashSet<int> { node };
        open.Enqueue(node, 0);
        while (seen.Count < LookAround && open.TryDequeue(out var v, out var metres))
        {
            if (NamesAt(map, v) is [var name, ..])
                return name;
            foreach (var a in PiecesAt(map, v))
            {
                var next = map.Head(a) == v ? map.Tail(a) : map.Head(a);
                if (seen.Add(next))
                    open.Enqueue(next, metres + map.Length(a).Value);
            }
        }
        return null;
    }
}
