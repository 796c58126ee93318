using System.Text.Json;

namespace Orleans.Storage;

/// <summary>The default: System.Text.Json. Orleans' default is Newtonsoft's, so register one of your own to share data.</summary>
internal sealed class JsonGrainStorageSerializer : IGrainStorageSerializer
{
    public BinaryData Serialize<T>(T input) => new(JsonSerializer.SerializeToUtf8Bytes(input));

    public T Deserialize<T>(BinaryData input) => JsonSerializer.Deserialize<T>(input.ToMemory().Span)!;
}
