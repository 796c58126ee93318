using System.Buffers;
using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Dispatch.Gateway.Link;

/// <summary>
/// One text message as it goes over the wire (RFC 6455, a server's frame: not masked). Written in place behind room for its header, and used
/// again for the next message: of 20,000 messages in a second none leaves garbage. One thread at a time.
/// </summary>
internal sealed class LinkFrame : IBufferWriter<byte>, IDisposable
{
    private const int Room = 10;
    private const byte FinalText = 0x81;
    private const int Short = 125;
    private static readonly JsonWriterOptions Plain = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private byte[] _buffer = new byte[2_048];
    private int _end = Room;
    private Utf8JsonWriter? _json;

    /// <summary>Writes into this frame; to be flushed before anything else is.</summary>
    public Utf8JsonWriter Json
    {
        get
        {
            if (_json is null)
                _json = new Utf8JsonWriter(this, Plain);
            else
                _json.Reset();
            return _json;
        }
    }

    /// <summary>Header and message, until the next change.</summary>
    public ReadOnlySpan<byte> Bytes
    {
        get
        {
            var length = _end - Room;
            if (length <= Short)
            {
                (_buffer[Room - 2], _buffer[Room - 1]) = (FinalText, (byte)length);
                return _buffer.AsSpan(Room - 2, length + 2);
            }
            if (length <= ushort.MaxValue)
            {
                (_buffer[Room - 4], _buffer[Room - 3]) = (FinalText, 126);
                BinaryPrimitives.WriteUInt16BigEndian(_buffer.AsSpan(Room - 2), (ushort)length);
                return _buffer.AsSpan(Room - 4, length + 4);
            }
            (_buffer[0], _buffer[1]) = (FinalText, 127);
            BinaryPrimitives.WriteUInt64BigEndian(_buffer.AsSpan(2), (ulong)length);
            return _buffer.AsSpan(0, _end);
        }
    }

    /// <summary>The message alone, until the next change.</summary>
    public ReadOnlySpan<byte> Message => _buffer.AsSpan(Room.._end);

    /// <summary>An empty message.</summary>
    public LinkFrame Clear()
    {
        _end = Room;
        return this;
    }

    public LinkFrame Add(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(GetSpan(utf8.Length));
        _end += utf8.Length;
        return this;
    }

    public void Advance(int count) => _end += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _buffer.AsMemory(_end);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _buffer.AsSpan(_end);
    }

    public void Dispose() => _json?.Dispose();

    private void Grow(int sizeHint)
    {
        var needed = _end + Math.Max(1, sizeHint);
        if (needed > _buffer.Length)
            Array.Resize(ref _buffer, Math.Max(needed, _buffer.Length * 2));
    }
}
