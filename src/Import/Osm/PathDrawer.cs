using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Walking;

namespace Dispatch.Import.Osm;

/// <summary>Turns ways into paths of the map: cut where nodes are missing, which is where the file's area ends.</summary>
internal static class PathDrawer
{
    /// <summary>The map with all that can be walked added to it.</summary>
    public static RoadMap Draw(RoadMap roads, IEnumerable<OsmWay> ways, RoadNodeCollector nodes)
    {
        var builder = new FootpathBuilder(roads);
        foreach (var part in ways.SelectMany(way => Parts(way, nodes)))
            builder.Add(part);
        return builder.Build();
    }

    private static IEnumerable<PathWay> Parts(OsmWay way, RoadNodeCollector nodes)
    {
        var part = new List<Spot>();
        var cutBefore = false;
        foreach (var id in way.Nodes)
        {
            if (nodes.Nodes.TryGetValue(id, out var node))
            {
                part.Add(new Spot(node.Latitude, node.Longitude));
                continue;
            }
            if (part.Count > 0)
                yield return new PathWay([.. part], cutBefore, LeavesAtEnd: true);
            part.Clear();
            cutBefore = true;
        }
        if (part.Count > 0)
            yield return new PathWay([.. part], cutBefore);
    }
}
