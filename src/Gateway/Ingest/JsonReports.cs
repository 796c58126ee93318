using System.Globalization;
using System.Text.Json;
using Dispatch.Domain;

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
                return new Refusal(fault.Code, fault.Sentence, Field: $"{At(into.Count)}.{fault.Field}");
        }
        var missing = double.IsNaN(report.Latitude) ? "lat" : double.IsNaN(report.Longitude) ? "lon" : report.Time == default ? "time" : null;
        if (missing is not null)
            return new Refusal("missing-field", $"The member '{missing}' is missing.", Field: $"{At(into.Count)}.{missing}");
        return into.TryAdd(report) ? null
            : new Refusal("too-many-reports", $"One message holds at most {ReportBuffer.Limit} reports.", Field: At(into.Count));
    }

    private static Fault? ReadMember(ref Utf8JsonReader reader, ref ParsedReport report)
    {
        if (reader.ValueTextEquals("lat"u8))
            return Number(ref reader, "lat", out report.Latitude);
        if (reader.ValueTextEquals("lon"u8))
            return Number(ref reader, "lon", out report.Longitude);
        if (reader.ValueTextEquals("time"u8))
            return Time(ref reader, out report.Time);
        if (reader.ValueTextEquals("unit"u8))
            return Unit(ref reader, ref report);
        if (reader.ValueTextEquals("speed"u8))
            return Optional(ref reader, "speed", out report.Speed);
        if (reader.ValueTextEquals("heading"u8))
            return Optional(ref reader, "heading", out report.Heading);
        if (reader.ValueTextEquals("accuracy"u8))
            return Optional(ref reader, "accuracy", out report.Accuracy);
        return reader.ValueTextEquals("occupied"u8)
            ? Flag(ref reader, out report.Occupied)
            : new Fault("unknown-field", reader.GetString()!, "The contract has no such member.");
    }

    private static Fault? Number(ref Utf8JsonReader reader, string field, out double value)
    {
        reader.Read();
        value = double.NaN;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out value) && double.IsFinite(value)
            ? null : new Fault("invalid-field", field, "A finite number is expected.");
    }

    private static Fault? Optional(ref Utf8JsonReader reader, string field, out double? value)
    {
        value = null;
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out var number) || !double.IsFinite(number))
            return new Fault("invalid-field", field, "A finite number or null is expected.");
        value = number;
        return null;
    }

    private static Fault? Flag(ref Utf8JsonReader reader, out bool? value)
    {
        reader.Read();
        value = reader.TokenType switch { JsonTokenType.True => true, JsonTokenType.False => false, _ => null };
        return value is not null || reader.TokenType == JsonTokenType.Null
            ? null : new Fault("invalid-field", "occupied", "true, false or null is expected.");
    }

    /// <summary>The offset is required: a time without one would mean another instant on another machine.</summary>
    private static Fault? Time(ref Utf8JsonReader reader, out DateTimeOffset value)
    {
        reader.Read();
        value = default;
        return reader.TokenType == JsonTokenType.String && HasOffset(reader.ValueSpan) && reader.TryGetDateTimeOffset(out value)
            ? null : new Fault("invalid-field", "time", "An ISO 8601 time with Z or an offset is expected.");
    }

    private static bool HasOffset(ReadOnlySpan<byte> text) =>
        text.Length > 6 && (text[^1] == (byte)'Z' || text[^6] is (byte)'+' or (byte)'-');

    private static Fault? Unit(ref Utf8JsonReader reader, ref ParsedReport report)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        // Ids are letters, digits and four signs: nothing in them needs an escape.
        if (reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped || reader.ValueSpan.Length is 0 or > 64)
            return new Fault("invalid-field", "unit", "A unit id is expected.");
        (report.IdStart, report.IdLength) = ((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
        return null;
    }

    private static string At(int index) => string.Create(CultureInfo.InvariantCulture, $"[{index}]");

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? message : message[..(end + 1)];
    }

    private readonly record struct Fault(string Code, string Field, string Sentence);
}
