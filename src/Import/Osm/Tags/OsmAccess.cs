namespace Dispatch.Import.Osm.Tags;

/// <summary>
/// Whether cars may use a way or pass a node: the most special of <c>motorcar</c>, <c>motor_vehicle</c>, <c>vehicle</c>,
/// <c>access</c> decides (https://wiki.openstreetmap.org/wiki/Key:access). Times and conditions (<c>:conditional</c>) and
/// permissions for buses or taxis alone are not read.
/// </summary>
internal static class OsmAccess
{
    private static readonly string[] Keys = ["motorcar", "motor_vehicle", "vehicle", "access"];

    /// <summary>False when cars are shut out, true when they are let in, null when no tag speaks of them.</summary>
    /// <param name="suffix">Empty, or <c>:forward</c> or <c>:backward</c>.</param>
    public static bool? ForCars(OsmTags tags, string suffix = "")
    {
        foreach (var key in Keys)
            if (tags[key + suffix] is { Length: > 0 } value)
                return value is not ("no" or "private" or "agricultural" or "forestry" or "agricultural;forestry" or "military"
                    or "emergency" or "bus" or "psv");
        return null;
    }
}
