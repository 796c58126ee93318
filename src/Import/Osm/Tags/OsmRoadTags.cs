using Dispatch.Domain.Roads;

namespace Dispatch.Import.Osm.Tags;

/// <summary>Marks and names of a way that is a road.</summary>
internal static class OsmRoadTags
{
    public static RoadFlags Flags(OsmTags tags, RoadClass roadClass, bool isLink)
    {
        var flags = roadClass == RoadClass.Motorway ? RoadFlags.Motorway : RoadFlags.None;
        flags |= isLink ? RoadFlags.Link : RoadFlags.None;
        flags |= IsSet(tags["tunnel"]) ? RoadFlags.Tunnel : RoadFlags.None;
        flags |= IsSet(tags["bridge"]) ? RoadFlags.Bridge : RoadFlags.None;
        flags |= tags["junction"] is "roundabout" or "circular" ? RoadFlags.Roundabout : RoadFlags.None;
        return tags["toll"] == "yes" ? flags | RoadFlags.Toll : flags;
    }

    public static RoadName Name(OsmTags tags) =>
        new(tags["name"], First(tags["name:zh"], tags["name:zh-Hans"]), tags["name:en"], tags["ref"]);

    private static bool IsSet(string value) => value is not ("" or "no");

    private static string First(string a, string b) => a.Length > 0 ? a : b;
}
