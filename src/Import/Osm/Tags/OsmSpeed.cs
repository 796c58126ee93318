using System.Globalization;
using Dispatch.Domain.Roads;

namespace Dispatch.Import.Osm.Tags;

/// <summary>
/// Free-flow speed in km/h of one direction: <c>maxspeed:forward</c> or <c>:backward</c>, else <c>maxspeed</c>, else a zone word in
/// <c>maxspeed:type</c>, <c>source:maxspeed</c> or <c>zone:maxspeed</c>, else the default of the road's class
/// (<see cref="RoadSpeeds"/>). Of several values ("50; 30") the first counts; lanes, vehicles and times are not told apart.
/// </summary>
internal static class OsmSpeed
{
    private const double KilometresPerMile = 1.609344;
    private const double KilometresPerNauticalMile = 1.852;
    private const double Slowest = 3;
    private const double Fastest = 150;

    /// <summary>No limit (Germany): the recommended speed there.</summary>
    private const double NoLimit = 130;

    /// <summary>Walking pace in living streets, as German courts read it (7 km/h), rounded up for a car.</summary>
    private const double Walking = 10;

    /// <summary>
    /// Legal limits behind zone words, from https://wiki.openstreetmap.org/wiki/Default_speed_limits; "*" stands for countries
    /// that are not listed.
    /// </summary>
    private static readonly Dictionary<string, double> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["*:urban"] = 50, ["*:rural"] = 90, ["*:trunk"] = 100, ["*:motorway"] = 120,
        ["*:living_street"] = 20, ["*:bicycle_road"] = 30,
        ["de:rural"] = 100, ["at:rural"] = 100, ["de:motorway"] = NoLimit, ["at:motorway"] = 130,
        ["ch:rural"] = 80, ["li:rural"] = 80, ["fr:rural"] = 80, ["fr:motorway"] = 130, ["it:motorway"] = 130,
        ["de:living_street"] = Walking, ["at:living_street"] = Walking,
        ["ru:urban"] = 60, ["ru:motorway"] = 110, ["gb:urban"] = 48, ["gb:rural"] = 97, ["gb:nsl_single"] = 97,
        ["gb:nsl_dual"] = 113, ["gb:motorway"] = 113, ["nl:rural"] = 80, ["se:rural"] = 70, ["dk:rural"] = 80, ["no:rural"] = 80,
    };

    public static double Kmh(OsmTags tags, bool forward, RoadClass roadClass, bool isLink) =>
        Parse(tags[forward ? "maxspeed:forward" : "maxspeed:backward"]) ?? Parse(tags["maxspeed"]) ?? Parse(tags["maxspeed:type"])
        ?? Parse(tags["source:maxspeed"]) ?? Parse(tags["zone:maxspeed"]) ?? RoadSpeeds.DefaultKmh(roadClass, isLink);

    /// <summary>Null when the value is empty or not understood.</summary>
    public static double? Parse(string value)
    {
        var text = value.Split(';', '|')[0].Trim().ToLowerInvariant();
        var kmh = text switch
        {
            "" or "signals" or "variable" or "implicit" or "sign" => null,
            "none" or "unlimited" => NoLimit,
            "walk" => Walking,
            _ => Number(text) ?? Zone(text),
        };
        return kmh is { } speed ? Math.Clamp(speed, Slowest, Fastest) : null;
    }

    private static double? Number(string text)
    {
        var end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == '.'))
            end++;
        if (!double.TryParse(text[..end], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number <= 0)
            return null;
        return text[end..].Trim() switch
        {
            "" or "km/h" or "kmh" or "kph" => number,
            "mph" or "mp/h" => number * KilometresPerMile,
            "knots" => number * KilometresPerNauticalMile,
            _ => null,
        };
    }

    /// <summary>"DE:urban", "ch:zone30", "FR:zone:20", "RU:rural".</summary>
    private static double? Zone(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon != 2)
            return null;
        var word = text[(colon + 1)..];
        if (word.StartsWith("zone", StringComparison.Ordinal))
            return Number(word[4..].TrimStart(':'));
        return Zones.TryGetValue(text, out var kmh) || Zones.TryGetValue("*:" + word, out kmh) ? kmh : Number(word);
    }
}
