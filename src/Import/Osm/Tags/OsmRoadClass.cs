using Dispatch.Domain.Roads;

namespace Dispatch.Import.Osm.Tags;

/// <summary>Which ways are roads for cars, from the <c>highway</c> tag.</summary>
internal static class OsmRoadClass
{
    /// <summary>Null for paths, tracks, roads under construction and everything else that is not a through road for cars.</summary>
    public static (RoadClass Class, bool IsLink)? Of(string highway) => highway switch
    {
        "motorway" => (RoadClass.Motorway, false),
        "motorway_link" => (RoadClass.Motorway, true),
        "trunk" => (RoadClass.Trunk, false),
        "trunk_link" => (RoadClass.Trunk, true),
        "primary" => (RoadClass.Primary, false),
        "primary_link" => (RoadClass.Primary, true),
        "secondary" => (RoadClass.Secondary, false),
        "secondary_link" => (RoadClass.Secondary, true),
        "tertiary" => (RoadClass.Tertiary, false),
        "tertiary_link" => (RoadClass.Tertiary, true),
        "unclassified" => (RoadClass.Unclassified, false),
        "residential" => (RoadClass.Residential, false),
        "living_street" => (RoadClass.LivingStreet, false),
        "road" => (RoadClass.Unknown, false),
        "service" => (RoadClass.Service, false),
        _ => null,
    };
}
