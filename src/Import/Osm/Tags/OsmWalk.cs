namespace Dispatch.Import.Osm.Tags;

/// <summary>Which ways somebody who runs away can take on foot, from the <c>highway</c> tag: all that exist, whatever the signs say.</summary>
internal static class OsmWalk
{
    public static bool IsWay(string highway) => highway is not ("" or "construction" or "proposed" or "planned" or "abandoned" or "razed" or "disused"
        or "demolished" or "no" or "bus_stop" or "elevator" or "rest_area" or "services");
}
