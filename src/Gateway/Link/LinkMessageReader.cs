using System.Text.Json;
using Dispatch.Domain;
using Dispatch.Gateway.Ingest;
using Dispatch.Gateway.Json;

namespace Dispatch.Gateway.Link;

/// <summary>Reads one message of docs/api.md, strictly: the first fault refuses it and names the member.</summary>
internal static class LinkMessageReader
{
    private const int MaxText = 2_000;
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = 4 };

    /// <summary>Null when everything was read; <paramref name="message"/> then fits its kind.</summary>
    public static Refusal? Read(ReadOnlySpan<byte> utf8, out LinkMessage message)
    {
        message = new LinkMessage { Fix = { Latitude = double.NaN, Longitude = double.NaN } };
        var reader = new Utf8JsonReader(utf8, Strict);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return new Refusal("invalid-json", "A message is one JSON object.");
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (ReadMember(ref reader, ref message) is { } refusal)
                    return refusal;
            }
            return reader.Read() ? new Refusal("invalid-json", "Nothing may follow the object.") : Complete(message);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            return new Refusal("invalid-json", "The message is not JSON in UTF-8, or a member is of another type.");
        }
    }

    private static Refusal? ReadMember(ref Utf8JsonReader reader, ref LinkMessage message)
    {
        if (reader.ValueTextEquals("t"u8))
            return Kind(ref reader, ref message);
        if (reader.ValueTextEquals("lat"u8))
            return Place(ref reader, "lat", out message.Fix.Latitude);
        if (reader.ValueTextEquals("lon"u8))
            return Place(ref reader, "lon", out message.Fix.Longitude);
        if (reader.ValueTextEquals("time"u8))
            return StrictMembers.Time(ref reader, "time", out message.Fix.Time);
        if (reader.ValueTextEquals("speed"u8))
            return StrictMembers.Optional(ref reader, "speed", out message.Fix.Speed);
        if (reader.ValueTextEquals("heading"u8))
            return StrictMembers.Optional(ref reader, "heading", out message.Fix.Heading);
        if (reader.ValueTextEquals("accuracy"u8))
            return StrictMembers.Optional(ref reader, "accuracy", out message.Fix.Accuracy);
        if (reader.ValueTextEquals("occupied"u8))
            return StrictMembers.Flag(ref reader, "occupied", out message.Fix.Occupied);
        if (reader.ValueTextEquals("onDuty"u8))
            return StrictMembers.Flag(ref reader, "onDuty", out message.OnDuty);
        return ReadText(ref reader, ref message);
    }

    private static Refusal? ReadText(ref Utf8JsonReader reader, ref LinkMessage message)
    {
        if (reader.ValueTextEquals("alert"u8))
            return Text(ref reader, "alert", out message.Alert);
        if (reader.ValueTextEquals("step"u8))
            return Text(ref reader, "step", out message.Step);
        if (reader.ValueTextEquals("key"u8))
            return Text(ref reader, "key", out message.Key);
        if (reader.ValueTextEquals("reason"u8))
            return Text(ref reader, "reason", out message.Reason);
        if (reader.ValueTextEquals("what"u8))
            return Text(ref reader, "what", out message.What);
        if (reader.ValueTextEquals("note"u8))
            return Text(ref reader, "note", out message.Note);
        if (reader.ValueTextEquals("seq"u8))
            return Whole(ref reader, "seq", out message.Seq);
        if (reader.ValueTextEquals("at"u8))
            return StrictMembers.OptionalTime(ref reader, "at", out message.At);
        return reader.ValueTextEquals("photo"u8)
            ? Bytes(ref reader, out message.Photo)
            : StrictMembers.Unknown(ref reader);
    }

    private static Refusal? Kind(ref Utf8JsonReader reader, ref LinkMessage message)
    {
        reader.Read();
        message.Kind = reader.TokenType != JsonTokenType.String ? LinkMessageKind.None
            : reader.ValueTextEquals("step"u8) ? LinkMessageKind.Step
            : reader.ValueTextEquals("fix"u8) ? LinkMessageKind.Fix
            : reader.ValueTextEquals("duty"u8) ? LinkMessageKind.Duty
            : reader.ValueTextEquals("occupied"u8) ? LinkMessageKind.Occupied
            : reader.ValueTextEquals("sighting"u8) ? LinkMessageKind.Sighting
            : reader.ValueTextEquals("panic"u8) ? LinkMessageKind.Panic
            : reader.ValueTextEquals("ping"u8) ? LinkMessageKind.Ping : LinkMessageKind.None;
        return message.Kind == LinkMessageKind.None
            ? StrictMembers.Wrong("t", "t is step, fix, duty, occupied, sighting, panic or ping.") : null;
    }

    private static Refusal? Complete(in LinkMessage message)
    {
        var missing = message.Kind switch
        {
            LinkMessageKind.None => "t",
            LinkMessageKind.Step => message.Alert is null ? "alert" : message.Step is null ? "step" : null,
            LinkMessageKind.Fix => MissingPlace(message) ?? (message.Fix.Time == default ? "time" : null),
            LinkMessageKind.Duty => message.OnDuty is null ? "onDuty" : message.Key is null ? "key" : null,
            LinkMessageKind.Ping => null,
            LinkMessageKind.Occupied => message.Fix.Occupied is null ? "occupied" : null,
            LinkMessageKind.Sighting => MissingPlace(message) ?? (message.What is null ? "what" : message.Key is null ? "key" : null),
            _ => message.Key is null ? "key" : null,
        };
        return missing is null ? null : new Refusal("missing-field", $"The member '{missing}' is missing.", Field: missing);
    }

    private static string? MissingPlace(in LinkMessage message) =>
        double.IsNaN(message.Fix.Latitude) ? "lat" : double.IsNaN(message.Fix.Longitude) ? "lon" : null;

    /// <summary>A call for help may have no place: null is as if it were not there.</summary>
    private static Refusal? Place(ref Utf8JsonReader reader, string field, out double value)
    {
        var fault = StrictMembers.Optional(ref reader, field, out var number);
        value = number ?? double.NaN;
        return fault;
    }

    private static Refusal? Whole(ref Utf8JsonReader reader, string field, out int value)
    {
        reader.Read();
        value = 0;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out value) && value >= 0
            ? null : StrictMembers.Wrong(field, "A whole number is expected.");
    }

    private static Refusal? Text(ref Utf8JsonReader reader, string field, out string? value)
    {
        reader.Read();
        value = null;
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.Length > MaxText * 6)
            return StrictMembers.Wrong(field, $"A text of at most {MaxText} characters is expected.");
        value = reader.GetString();
        return value!.Length <= MaxText ? null
            : StrictMembers.Wrong(field, $"A text of at most {MaxText} characters is expected.");
    }

    private static Refusal? Bytes(ref Utf8JsonReader reader, out byte[]? value)
    {
        reader.Read();
        value = null;
        return reader.TokenType == JsonTokenType.Null
            || (reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out value))
            ? null : StrictMembers.Wrong("photo", "A photo is base64 of a JPEG or PNG.");
    }
}
