namespace Dispatch.Import.Osm;

/// <summary>Counts ways as they stand in the file, independent of the map builder: the importer's check.</summary>
internal static class RoadCount
{
    /// <returns>Segments between consecutive nodes, and nodes that are a way's end or are passed twice; absent nodes count too.</returns>
    public static (int Segments, int Junctions) Of(IReadOnlyList<long[]> ways)
    {
        var segments = 0;
        var uses = new Dictionary<long, int>();
        foreach (var way in ways)
        {
            if (way.Length == 0)
                continue;
            segments += way.Length - 1;
            foreach (var node in way)
                uses[node] = uses.GetValueOrDefault(node) + 1;
            uses[way[0]] += 2;
            uses[way[^1]] += 2;
        }
        return (segments, uses.Values.Count(n => n >= 2));
    }
}
