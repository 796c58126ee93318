using Dispatch.Domain.Roads;

namespace Dispatch.Import.Osm.Tags;

/// <summary>
/// What a node's tags make of a crossing. Bollards, blocks and the like shut cars out unless an access tag lets them in; gates
/// and lift gates let cars pass unless an access tag shuts them out.
/// </summary>
internal static class OsmCrossing
{
    public static CrossingFlags Of(OsmTags tags)
    {
        if (tags.IsEmpty)
            return CrossingFlags.None;
        var flags = tags["highway"] == "traffic_signals" ? CrossingFlags.Signals : CrossingFlags.None;
        var barrier = tags["barrier"];
        if (barrier is "toll_booth" or "border_control" || tags["highway"] == "toll_gantry")
            flags |= CrossingFlags.Gate;
        return IsClosed(barrier, tags) ? flags | CrossingFlags.Closed : flags;
    }

    private static bool IsClosed(string barrier, OsmTags tags) => barrier.Length > 0 && (OsmAccess.ForCars(tags) is { } open ? !open
        : barrier is "bollard" or "block" or "jersey_barrier" or "chain" or "debris" or "log" or "cycle_barrier" or "bus_trap"
            or "sump_buster" or "planter" or "rope" or "motorcycle_barrier" or "kissing_gate" or "stile" or "turnstile" or "barrier_board");
}
