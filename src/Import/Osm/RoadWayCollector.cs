using Dispatch.Domain.Roads;
using Dispatch.Import.Osm.Tags;

namespace Dispatch.Import.Osm;

/// <summary>First pass over the file: the ways that are roads, the turn restrictions, and which nodes they need.</summary>
internal sealed class RoadWayCollector(ImportOptions options) : IOsmSink
{
    /// <summary>Ways that count for the importer's check, whether or not cars may use them.</summary>
    public List<long[]> RoadWays { get; } = [];

    public List<OsmRoad> Roads { get; } = [];

    /// <summary>All that can be walked, roads among it.</summary>
    public List<OsmWay> Paths { get; } = [];

    public List<(long From, long Via, long To, bool Only)> Turns { get; } = [];

    public HashSet<long> NeededNodes { get; } = [];

    public ImportSummary Summary { get; private set; } = new();

    public void Node(in OsmNode node)
    {
        // Nodes are read in the second pass, when it is known which of them are needed.
    }

    public void Way(OsmWay way)
    {
        if (way.Tags["route"] == "ferry")
            Summary = Summary with { Ferries = Summary.Ferries + 1 };
        var highway = way.Tags["highway"];
        if (highway.Length == 0)
            return;
        if (options.WithPaths && OsmWalk.IsWay(highway))
        {
            Paths.Add(way);
            NeededNodes.UnionWith(way.Nodes);
        }
        if (OsmRoadClass.Of(highway) is not var (roadClass, isLink))
            Summary = Summary with { OtherHighways = Summary.OtherHighways + 1 };
        else if (roadClass == RoadClass.Service && !options.WithServiceRoads)
            Summary = Summary with { ServiceWays = Summary.ServiceWays + 1 };
        else
            RoadWay(way, roadClass, isLink);
    }

    public void Relation(OsmRelation relation)
    {
        if (relation.Tags["type"] != "restriction")
            return;
        if (TurnOf(relation) is { } turn)
            Turns.Add(turn);
        else if (!IsForOthers(relation.Tags))
            Summary = Summary with { TurnsNotUnderstood = Summary.TurnsNotUnderstood + 1 };
    }

    private void RoadWay(OsmWay way, RoadClass roadClass, bool isLink)
    {
        if (roadClass != RoadClass.Service)
            RoadWays.Add(way.Nodes);
        NeededNodes.UnionWith(way.Nodes);
        var (forward, backward) = OsmOneway.Of(way.Tags);
        if (way.Tags["area"] == "yes")
            Summary = Summary with { Areas = Summary.Areas + 1 };
        else if (OsmAccess.ForCars(way.Tags) == false || (!forward && !backward))
            Summary = Summary with { ClosedToCars = Summary.ClosedToCars + 1 };
        else
            Roads.Add(new OsmRoad(way, roadClass, isLink,
                forward ? OsmSpeed.Kmh(way.Tags, forward: true, roadClass, isLink) : 0,
                backward ? OsmSpeed.Kmh(way.Tags, forward: false, roadClass, isLink) : 0));
    }

    private static bool IsForOthers(OsmTags tags) =>
        tags["except"].Contains("motorcar", StringComparison.Ordinal) || (tags["restriction"].Length == 0 && tags["restriction:motorcar"].Length == 0);

    private static (long From, long Via, long To, bool Only)? TurnOf(OsmRelation relation)
    {
        var kind = relation.Tags["restriction"] is { Length: > 0 } all ? all : relation.Tags["restriction:motorcar"];
        var only = kind.StartsWith("only_", StringComparison.Ordinal);
        if (IsForOthers(relation.Tags) || (!only && !kind.StartsWith("no_", StringComparison.Ordinal)))
            return null;
        var from = relation.Members.Where(m => m is { Role: "from", Kind: OsmKind.Way }).ToList();
        var via = relation.Members.Where(m => m.Role == "via").ToList();
        var to = relation.Members.Where(m => m is { Role: "to", Kind: OsmKind.Way }).ToList();
        return from.Count == 1 && to.Count == 1 && via is [{ Kind: OsmKind.Node }] ? (from[0].Id, via[0].Id, to[0].Id, only) : null;
    }
}

/// <summary>A way that is a road, with its speeds in km/h; 0 = not permitted in this direction.</summary>
internal sealed record OsmRoad(OsmWay Way, RoadClass Class, bool IsLink, double ForwardKmh, double BackwardKmh);
