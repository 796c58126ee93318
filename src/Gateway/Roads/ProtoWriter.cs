using System.Buffers;

namespace Dispatch.Gateway.Roads;

/// <summary>The few rules of the protobuf wire format that a vector tile needs: varints and length-delimited fields.</summary>
internal sealed class ProtoWriter
{
    private const int Varint = 0;
    private const int Delimited = 2;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    public void Number(int field, ulong value)
    {
        Raw((ulong)((field << 3) | Varint));
        Raw(value);
    }

    public void Bytes(int field, ReadOnlySpan<byte> value)
    {
        Raw((ulong)((field << 3) | Delimited));
        Raw((ulong)value.Length);
        _bytes.Write(value);
    }

    /// <summary>Fields written elsewhere.</summary>
    public void Append(ProtoWriter other) => _bytes.Write(other.Written);

    /// <summary>A varint alone, as in a packed list.</summary>
    public void Raw(ulong value)
    {
        var span = _bytes.GetSpan(10);
        var length = 0;
        while (value >= 0x80)
        {
            span[length++] = (byte)(value | 0x80);
            value >>= 7;
        }
        span[length++] = (byte)value;
        _bytes.Advance(length);
    }
}
