using System.Globalization;
using System.Text.Json;
using Dispatch.Domain;
using Dispatch.Gateway.Json;

namespace Dispatch.Gateway.Ingest;

/// <summary>
/// Reads <c>{unit?, lat, lon, time, speed?, heading?, accuracy?, occupied?}</c>, one or an array, straight from the bytes.
/// A message is taken whole or not at all: the first fault refuses it and names the field.
/// </summary>
internal static class JsonReports
{
    private const int MaxDepth = 4;

    /// <summary>Null when everything was read.</summary>
    public static Refusal? Read(ReadOnlySpan<byte> utf8, ReportBuffer into)
    {
        into.Clear();
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            return ReadMessage(ref reader, into);
        }
        catch (JsonException error)
        {
            return new Refusal("invalid-json", "The message is not JSON in UTF-8: " + FirstSentence(error.Message), Field: At(into.Count));
        }
    }

    private static Refusal? ReadMessage(ref Utf8JsonReader reader, ReportBuffer into)
    {
        if (!reader.Read())
            return new Refusal("invalid-json", "The message is empty.");
        if (reader.TokenType == JsonTokenType.StartObject)
            return ReadReport(ref reader, into) ?? End(ref reader);
        if (reader.TokenType != JsonTokenType.StartArray)
            return new Refusal("invalid-json", "Expected one report or an array of reports.");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
                return new Refusal("invalid-json", "Expected a report.", Field: At(into.Count));
            if (ReadReport(ref reader, into) is { } refusal)
                return refusal;
        }
        return End(ref reader);
    }

    private static Refusal? End(ref Utf8JsonReader reader) =>
        reader.Read() ? new Refusal("invalid-json", "Nothing may follow the report or array.") : null;

    private static Refusal? ReadReport(ref Utf8JsonReader reader, ReportBuffer into)
    {
        var report = new ParsedReport { Latitude = double.NaN, Longitude = double.NaN };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (ReadMember(ref reader, ref report) is { } fault)
                return fault with { Field = $"{At(into.Count)}.{fault.Field}" };
        }
        var missing = double.IsNaN(report.Latitude) ? "lat" : double.IsNaN(report.Longitude) ? "lon" : report.Time == default ? "time" : null;
        if (missing is not null)
            return new Refusal("missing-field", $"The member '{missing}' is missing.", Field: $"{At(into.Count)}.{missing}");
        return into.TryAdd(report) ? null
            : new Refusal("too-many-reports", $"One message holds at most {ReportBuffer.Limit} reports.", Field: At(into.Count));
    }

    private static Refusal? ReadMember(ref Utf8JsonReader reader, ref ParsedReport report)
    {
        if (reader.ValueTextEquals("lat"u8))
            return StrictMembers.Number(ref reader, "lat", out report.Latitude);
        if (reader.ValueTextEquals("lon"u8))
            return StrictMembers.Number(ref reader, "lon", out report.Longitude);
        if (reader.ValueTextEquals("time"u8))
            return StrictMembers.Time(ref reader, "time", out report.Time);
        if (reader.ValueTextEquals("unit"u8))
            return Unit(ref reader, ref report);
        if (reader.ValueTextEquals("speed"u8))
            return StrictMembers.Optional(ref reader, "speed", out report.Speed);
        if (reader.ValueTextEquals("heading"u8))
            return StrictMembers.Optional(ref reader, "heading", out report.Heading);
        if (reader.ValueTextEquals("accuracy"u8))
            return StrictMembers.Optional(ref reader, "accuracy", out report.Accuracy);
        return reader.ValueTextEquals("occupied"u8)
            ? StrictMembers.Flag(ref reader, "occupied", out report.Occupied)
            : StrictMembers.Unknown(ref reader);
    }

    private static Refusal? Unit(ref Utf8JsonReader reader, ref ParsedReport report)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        // Ids are letters, digits and four signs: nothing in them needs an escape.
        if (reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped || reader.ValueSpan.Length is 0 or > 64)
            return StrictMembers.Wrong("unit", "A unit id is expected.");
        (report.IdStart, report.IdLength) = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
        return null;
    }

    private static string At(int index) => string.Create(CultureInfo.InvariantCulture, $"[{index}]");

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message : message[..(end + 1)];
    }
}
