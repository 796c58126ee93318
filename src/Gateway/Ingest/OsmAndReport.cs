using System.Globalization;
using System.Text.Json;
using Dispatch.Domain;
using Dispatch.Domain.Geo;

namespace Dispatch.Gateway.Ingest;

/// <summary>
/// The form that OsmAnd and Traccar Client send: names as in Traccar's OsmAnd protocol. Speed is in knots in the query form
/// and in metres per second in the JSON form; a timestamp is in seconds, milliseconds or ISO 8601.
/// </summary>
internal static class OsmAndReport
{
    private const double LatestSecond = 100_000_000_000;

    /// <summary>The id as sent, and the report without it.</summary>
    public static Refusal? FromQuery(Func<string, string?> value, DateTimeOffset now, out string id, out ParsedReport report)
    {
        (report, id) = (default, value("id") ?? value("deviceid") ?? "");
        var (lat, lon) = (value("lat"), value("lon"));
        if (value("location")?.Split(',') is [var first, var second])
            (lat, lon) = (first, second);
        if (!TryNumber(lat, out report.Latitude))
            return Wrong("lat");
        if (!TryNumber(lon, out report.Longitude))
            return Wrong("lon");
        if (!TryTime(value("timestamp"), now, out report.Time))
            return Wrong("timestamp");
        if (!TryOptional(value("speed"), out report.Speed))
            return Wrong("speed");
        if (!TryOptional(value("bearing") ?? value("heading"), out report.Heading))
            return Wrong("bearing");
        if (!TryOptional(value("accuracy"), out report.Accuracy))
            return Wrong("accuracy");
        report.Speed = report.Speed is { } knots ? MetresPerSecond.Knots(knots).Value : null;
        report.Invalid = value("valid") is "false" or "0";
        return null;
    }

    /// <summary>The JSON form: <c>{device_id, location: {timestamp, coords: {latitude, longitude, …}}}</c>; further members are ignored.</summary>
    public static Refusal? FromJson(JsonElement root, DateTimeOffset now, out string id, out ParsedReport report)
    {
        (report, id) = (default, "");
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("location", out var location)
            || location.ValueKind != JsonValueKind.Object || !location.TryGetProperty("coords", out var coords)
            || coords.ValueKind != JsonValueKind.Object)
            return Wrong("location.coords");
        if (root.TryGetProperty("device_id", out var device))
            id = device.ToString();
        if (!TryMember(coords, "latitude", out var lat) || lat is null)
            return Wrong("location.coords.latitude");
        if (!TryMember(coords, "longitude", out var lon) || lon is null)
            return Wrong("location.coords.longitude");
        if (!TryTime(location.TryGetProperty("timestamp", out var stamp) ? stamp.ToString() : null, now, out report.Time))
            return Wrong("location.timestamp");
        if (!TryMember(coords, "speed", out report.Speed) || !TryMember(coords, "heading", out report.Heading)
            || !TryMember(coords, "accuracy", out report.Accuracy))
            return Wrong("location.coords");
        (report.Latitude, report.Longitude) = (lat.Value, lon.Value);
        // Phones write −1 for "not known".
        report.Speed = report.Speed is < 0 ? null : report.Speed;
        report.Heading = report.Heading is < 0 ? null : report.Heading;
        return null;
    }

    private static bool TryNumber(string? text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static bool TryOptional(string? text, out double? value)
    {
        value = null;
        if (string.IsNullOrEmpty(text))
            return true;
        if (!TryNumber(text, out var number))
            return false;
        value = number;
        return true;
    }

    private static bool TryMember(JsonElement parent, string name, out double? value)
    {
        value = null;
        if (!parent.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null)
            return true;
        if (member.ValueKind != JsonValueKind.Number || !member.TryGetDouble(out var number) || !double.IsFinite(number))
            return false;
        value = number;
        return true;
    }

    private static bool TryTime(string? text, DateTimeOffset now, out DateTimeOffset time)
    {
        time = now;
        if (string.IsNullOrEmpty(text))
            return true;
        if (TryNumber(text, out var number))
        {
            var seconds = number > LatestSecond ? number / 1000 : number;
            if (seconds is < 0 or > 253_402_300_799)
                return false;
            time = DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(seconds * 1000));
            return true;
        }
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }

    private static Refusal Wrong(string field) =>
        new("invalid-field", $"{field} is missing or cannot be read.", Field: field);
}
