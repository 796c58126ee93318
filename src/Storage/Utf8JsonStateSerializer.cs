using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Orleans.Storage;

namespace Dispatch.Storage;

/// <summary>States as plain UTF-8 JSON without type names: readable with <c>sqlite3</c> and <c>redis-cli</c>.</summary>
public sealed class Utf8JsonStateSerializer(JsonSerializerOptions options) : IGrainStorageSerializer
{
    /// <summary>Text is written as it is (no <c>\uXXXX</c> for Chinese); a number that is not finite is an error.</summary>
    public static Utf8JsonStateSerializer Default { get; } =
        new(new JsonSerializerOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { StateContracts.LoseNothing } },
            Converters = { new TypedIdConverter() },
        });

    internal JsonSerializerOptions Options => options;

    /// <inheritdoc/>
    public BinaryData Serialize<T>(T? input) => new(JsonSerializer.SerializeToUtf8Bytes(input, options));

    /// <inheritdoc/>
    public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span, options)!;

    internal static byte[] BytesOf(BinaryData data) =>
        MemoryMarshal.TryGetArray(data.ToMemory(), out var segment) && segment.Count == segment.Array!.Length
            ? segment.Array
            : data.ToArray();
}
