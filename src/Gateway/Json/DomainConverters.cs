using System.Text.Json;
using System.Text.Json.Serialization;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;

namespace Dispatch.Gateway.Json;

/// <summary>A priority is the number 1–4.</summary>
internal sealed class PriorityConverter : JsonConverter<Priority>
{
    public override Priority Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var value) && value is >= 1 and <= 4
            ? (Priority)value
            : throw new JsonException("Expected a priority of 1, 2, 3 or 4.");

    public override void Write(Utf8JsonWriter writer, Priority value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((int)value);
}

/// <summary>A place as <c>{lat, lon}</c>.</summary>
internal sealed class GeoPointConverter : JsonConverter<GeoPoint>
{
    public override GeoPoint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var point = JsonSerializer.Deserialize<Point>(ref reader, options)!;
        return GeoPoint.TryCreate(point.Lat, point.Lon) ?? throw new JsonException("Expected WGS-84 degrees.");
    }

    public override void Write(Utf8JsonWriter writer, GeoPoint value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("lat"u8, value.Latitude);
        writer.WriteNumber("lon"u8, value.Longitude);
        writer.WriteEndObject();
    }

    private sealed record Point(double Lat, double Lon);
}

/// <summary>An incident's place as <c>{lat, lon, address}</c>.</summary>
internal sealed class IncidentLocationConverter : JsonConverter<IncidentLocation>
{
    public override IncidentLocation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var place = JsonSerializer.Deserialize<Place>(ref reader, options)!;
        var at = GeoPoint.TryCreate(place.Lat, place.Lon) ?? throw new JsonException("Expected WGS-84 degrees.");
        return new IncidentLocation(at, place.Address);
    }

    public override void Write(Utf8JsonWriter writer, IncidentLocation value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("lat"u8, value.At.Latitude);
        writer.WriteNumber("lon"u8, value.At.Longitude);
        writer.WriteString("address"u8, value.Address);
        writer.WriteEndObject();
    }

    private sealed record Place(double Lat, double Lon, string Address);
}
