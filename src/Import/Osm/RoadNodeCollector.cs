using Dispatch.Domain.Roads;
using Dispatch.Import.Osm.Tags;

namespace Dispatch.Import.Osm;

/// <summary>Second pass: where the needed nodes lie and what their tags say.</summary>
internal sealed class RoadNodeCollector(HashSet<long> needed) : IOsmSink
{
    public Dictionary<long, (int Latitude, int Longitude, CrossingFlags Flags)> Nodes { get; } = new(needed.Count);

    public void Node(in OsmNode node)
    {
        if (needed.Contains(node.Id))
            Nodes[node.Id] = (node.Latitude, node.Longitude, OsmCrossing.Of(node.Tags));
    }

    public void Way(OsmWay way)
    {
        // Ways were read in the first pass.
    }

    public void Relation(OsmRelation relation)
    {
        // Relations were read in the first pass.
    }
}
