using System.Text.Json;
using Dispatch.Domain;

namespace Dispatch.Gateway.Json;

/// <summary>Reads the value of one member straight from the bytes. Null when it was read; otherwise what was expected, and where.</summary>
internal static class StrictMembers
{
    public static Refusal Unknown(ref Utf8JsonReader reader) =>
        new("unknown-field", "The contract has no such member.", Field: reader.GetString());

    public static Refusal Wrong(string field, string expected) => new("invalid-field", expected, Field: field);

    public static Refusal? Number(ref Utf8JsonReader reader, string field, out double value)
    {
        reader.Read();
        value = double.NaN;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out value) && double.IsFinite(value)
            ? null : Wrong(field, "A finite number is expected.");
    }

    public static Refusal? Optional(ref Utf8JsonReader reader, string field, out double? value)
    {
        value = null;
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out var number) || !double.IsFinite(number))
            return Wrong(field, "A finite number or null is expected.");
        value = number;
        return null;
    }

    public static Refusal? Flag(ref Utf8JsonReader reader, string field, out bool? value)
    {
        reader.Read();
        value = reader.TokenType switch { JsonTokenType.True => true, JsonTokenType.False => false, _ => null };
        return value is not null || reader.TokenType == JsonTokenType.Null ? null : Wrong(field, "true, false or null is expected.");
    }

    public static Refusal? Time(ref Utf8JsonReader reader, string field, out DateTimeOffset value)
    {
        reader.Read();
        return IsTime(ref reader, out value) ? null : Wrong(field, "An ISO 8601 time with Z or an offset is expected.");
    }

    public static Refusal? OptionalTime(ref Utf8JsonReader reader, string field, out DateTimeOffset? value)
    {
        value = null;
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (!IsTime(ref reader, out var time))
            return Wrong(field, "An ISO 8601 time with Z or an offset, or null, is expected.");
        value = time;
        return null;
    }

    /// <summary>The offset is required: a time without one would mean another instant on another machine.</summary>
    private static bool IsTime(ref Utf8JsonReader reader, out DateTimeOffset value)
    {
        value = default;
        return reader.TokenType == JsonTokenType.String && HasOffset(reader.ValueSpan) && reader.TryGetDateTimeOffset(out value);
    }

    private static bool HasOffset(ReadOnlySpan<byte> text) =>
        text.Length > 6 && (text[^1] == (byte)'Z' || text[^6] is (byte)'+' or (byte)'-');
}
