using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Sightings;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Incidents;

/// <summary>The one JSON form of event bodies, written out by the compiler so that its order cannot vary from run to run.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    Converters =
    [
        typeof(PointJson), typeof(MetresJson), typeof(UnitIdJson), typeof(TimeJson), typeof(PriorityJson),
        typeof(EnumJson<SourceChannel>), typeof(EnumJson<AssignmentStep>), typeof(EnumJson<UnitKind>), typeof(EnumJson<RefusalKind>),
        typeof(EnumJson<AlertKind>), typeof(EnumJson<AudienceKind>), typeof(EnumJson<SightingSubject>), typeof(EnumJson<SightingGrade>),
    ])]
[JsonSerializable(typeof(IncidentOpened))]
[JsonSerializable(typeof(RecommendationMade))]
[JsonSerializable(typeof(UnitDispatched))]
[JsonSerializable(typeof(DispatchRefused))]
[JsonSerializable(typeof(AssignmentProgressed))]
[JsonSerializable(typeof(NoteAdded))]
[JsonSerializable(typeof(IncidentRevised))]
[JsonSerializable(typeof(IncidentClosed))]
[JsonSerializable(typeof(IncidentReopened))]
[JsonSerializable(typeof(SuspectSeen))]
[JsonSerializable(typeof(CordonProposed))]
[JsonSerializable(typeof(CordonActivated))]
[JsonSerializable(typeof(CordonReleased))]
[JsonSerializable(typeof(CordonUpdated))]
[JsonSerializable(typeof(PostHeld))]
[JsonSerializable(typeof(CordonRoadReported))]
[JsonSerializable(typeof(CordonStoodDown))]
[JsonSerializable(typeof(AlertOrdered))]
[JsonSerializable(typeof(AlertReleased))]
[JsonSerializable(typeof(WaveSent))]
[JsonSerializable(typeof(AlertUpdated))]
[JsonSerializable(typeof(AlertRetracted))]
[JsonSerializable(typeof(AlertStoodDown))]
[JsonSerializable(typeof(AlertExpired))]
[JsonSerializable(typeof(SightingReported))]
[JsonSerializable(typeof(SightingGraded))]
[JsonSerializable(typeof(PanicRaised))]
[JsonSerializable(typeof(PanicTaken))]
[JsonSerializable(typeof(RetentionDone))]
[JsonSerializable(typeof(IncidentVerified))]
[JsonSerializable(typeof(HistoryLooked))]
[JsonSerializable(typeof(CallerAdded))]
[JsonSerializable(typeof(IncidentLinked))]
[JsonSerializable(typeof(IncidentUnlinked))]
[JsonSerializable(typeof(AgencyInvolved))]
[JsonSerializable(typeof(AgencyReleased))]
[JsonSerializable(typeof(MajorDeclared))]
[JsonSerializable(typeof(MajorEnded))]
[JsonSerializable(typeof(CallBackPlanned))]
[JsonSerializable(typeof(CallBackTried))]
[JsonSerializable(typeof(CallBackEnded))]
[JsonSerializable(typeof(CallReviewed))]
internal sealed partial class EventJson : JsonSerializerContext;

internal sealed class EnumJson<T> : JsonConverter<T> where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString();
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(Name(value), text, StringComparison.Ordinal))
                return value;
        }

        throw new JsonException($"'{text}' is no {typeof(T).Name}.");
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Name(value));

    private static string Name(T value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

internal sealed class PriorityJson : JsonConverter<Priority>
{
    public override Priority Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (Priority)reader.GetInt32() is var read && Enum.IsDefined(read) ? read : throw new JsonException("A priority is 1–4.");

    public override void Write(Utf8JsonWriter writer, Priority value, JsonSerializerOptions options) => writer.WriteNumberValue((int)value);
}

internal sealed class UnitIdJson : JsonConverter<UnitId>
{
    public override UnitId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        UnitId.TryParse(reader.GetString()) ?? throw new JsonException("Not a unit id.");

    public override void Write(Utf8JsonWriter writer, UnitId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

internal sealed class MetresJson : JsonConverter<Metres>
{
    public override Metres Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetDouble());

    public override void Write(Utf8JsonWriter writer, Metres value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}

internal sealed class TimeJson : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset().ToUniversalTime();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
}

internal sealed class PointJson : JsonConverter<GeoPoint>
{
    public override GeoPoint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        return root.ValueKind is JsonValueKind.Object && root.TryGetProperty("lat", out var latitude) && root.TryGetProperty("lon", out var longitude)
            && GeoPoint.TryCreate(latitude.GetDouble(), longitude.GetDouble()) is { } point
            ? point
            : throw new JsonException("A point is {lat, lon} in WGS-84 degrees.");
    }

    public override void Write(Utf8JsonWriter writer, GeoPoint value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("lat", value.Latitude);
        writer.WriteNumber("lon", value.Longitude);
        writer.WriteEndObject();
    }
}
