namespace Dispatch.Import.Osm.Tags;

/// <summary>
/// In which directions a way may be driven (https://wiki.openstreetmap.org/wiki/Key:oneway). Without the tag, motorways and
/// roundabouts are one-way. Reversible and alternating lanes count as open both ways: which way they run at the moment is not in
/// the data, and for a fleeing driver the wider answer is the safe one.
/// </summary>
internal static class OsmOneway
{
    public static (bool Forward, bool Backward) Of(OsmTags tags)
    {
        var (forward, backward) = tags["oneway"] switch
        {
            "yes" or "1" or "true" => (true, false),
            "-1" or "reverse" => (false, true),
            "no" or "0" or "false" or "reversible" or "alternating" => (true, true),
            _ => tags["highway"] == "motorway" || tags["junction"] is "roundabout" or "circular" ? (true, false) : (true, true),
        };
        return (forward && OsmAccess.ForCars(tags, ":forward") != false, backward && OsmAccess.ForCars(tags, ":backward") != false);
    }
}
