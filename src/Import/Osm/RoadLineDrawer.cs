using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Building;
using Dispatch.Import.Osm.Tags;

namespace Dispatch.Import.Osm;

/// <summary>Turns ways into lines of the map builder: cut where nodes are missing, ended where cars cannot pass.</summary>
internal sealed class RoadLineDrawer(RoadNodeCollector nodes, RoadMapBuilder builder)
{
    private readonly Dictionary<long, int> vertexOf = [];

    public int WaysCut { get; private set; }

    public int ClosedNodes { get; private set; }

    public void Draw(OsmRoad road)
    {
        var name = builder.AddName(OsmRoadTags.Name(road.Way.Tags));
        var flags = OsmRoadTags.Flags(road.Way.Tags, road.Class, road.IsLink);
        foreach (var line in Parts(road.Way))
            builder.AddLine(new RoadLine(line, road.Class, flags, name, road.ForwardKmh, road.BackwardKmh, road.Way.Id));
    }

    /// <summary>The vertex that a node became; null when it is not on any road drawn so far.</summary>
    public int? VertexOf(long node) => vertexOf.TryGetValue(node, out var vertex) ? vertex : null;

    private List<int[]> Parts(OsmWay way)
    {
        var parts = new List<int[]>();
        var part = new List<int>();
        var cut = false;
        for (var i = 0; i < way.Nodes.Length; i++)
        {
            if (!nodes.Nodes.TryGetValue(way.Nodes[i], out var node))
            {
                cut = true;
                End(parts, part, atEdge: true);
                continue;
            }
            var vertex = Vertex(way.Nodes[i], node);
            if (part.Count > 0 && part[^1] == vertex)
                continue;
            part.Add(vertex);
            if (part.Count == 1 && i > 0 && !nodes.Nodes.ContainsKey(way.Nodes[i - 1]))
                builder.Mark(vertex, CrossingFlags.Exit);
            if (!node.Flags.HasFlag(CrossingFlags.Closed))
                continue;
            End(parts, part, atEdge: false);
            part.Add(Vertex(way.Nodes[i], node));
        }
        End(parts, part, atEdge: false);
        WaysCut += cut ? 1 : 0;
        return parts;
    }

    private void End(List<int[]> parts, List<int> part, bool atEdge)
    {
        if (atEdge && part.Count > 0)
            builder.Mark(part[^1], CrossingFlags.Exit);
        if (part.Count > 1)
            parts.Add(part.ToArray());
        part.Clear();
    }

    /// <summary>A node where cars cannot pass becomes a vertex of its own for every road end there, so nothing connects.</summary>
    private int Vertex(long id, (int Latitude, int Longitude, CrossingFlags Flags) node)
    {
        var closed = node.Flags.HasFlag(CrossingFlags.Closed);
        if (!closed && vertexOf.TryGetValue(id, out var known))
            return known;
        if (closed && vertexOf.TryAdd(id, builder.VertexCount))
            ClosedNodes++;
        var vertex = builder.AddVertex(GeoPoint.Of(node.Latitude / 1e7, node.Longitude / 1e7), node.Flags, id);
        return closed ? vertex : vertexOf[id] = vertex;
    }
}
