using System.Text;

namespace System;

/// <summary>
/// Bytes in a wrapper. Orleans' storage serialisers speak of this type, which lives in a package
/// (System.Memory.Data) that the embedded engine does without; this is the part of it that they use.
/// </summary>
public sealed class BinaryData
{
    private readonly ReadOnlyMemory<byte> _bytes;

    public BinaryData(byte[] data) => _bytes = data ?? throw new ArgumentNullException(nameof(data));

    public BinaryData(ReadOnlyMemory<byte> data) => _bytes = data;

    public BinaryData(string data)
        : this(Encoding.UTF8.GetBytes(data))
    {
    }

    public static BinaryData FromBytes(byte[] data) => new(data);

    public static BinaryData FromBytes(ReadOnlyMemory<byte> data) => new(data);

    public static BinaryData FromString(string data) => new(data);

    public byte[] ToArray() => _bytes.ToArray();

    public ReadOnlyMemory<byte> ToMemory() => _bytes;

    public Stream ToStream() => new MemoryStream(ToArray(), writable: false);

    /// <summary>As UTF-8.</summary>
    public override string ToString() => Encoding.UTF8.GetString(_bytes.Span);

    public static implicit operator ReadOnlyMemory<byte>(BinaryData data) => data?._bytes ?? default;

    public static implicit operator ReadOnlySpan<byte>(BinaryData data) => data is null ? default : data._bytes.Span;
}
