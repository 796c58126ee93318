using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dispatch.Gateway.Live;

/// <summary>JSON written once and sent to many screens.</summary>
internal readonly record struct RawPayload(ReadOnlyMemory<byte> Utf8);

internal sealed class RawPayloadConverter : JsonConverter<RawPayload>
{
    public override RawPayload Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return new RawPayload(JsonSerializer.SerializeToUtf8Bytes(document.RootElement));
    }

    public override void Write(Utf8JsonWriter writer, RawPayload value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Utf8.Span, skipInputValidation: true);
}
