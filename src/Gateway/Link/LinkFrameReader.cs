using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text.Unicode;

namespace Dispatch.Gateway.Link;

/// <summary>What was found next in what a unit sent.</summary>
internal enum LinkRead
{
    /// <summary>Nothing whole yet.</summary>
    More,
    Message,
    Ping,
    Pong,
    Close,

    /// <summary>A large message begins: read on when <see cref="LinkFrameReader.MayBeLarge"/> was set.</summary>
    Large,
    TooLarge,

    /// <summary>Against RFC 6455: nothing after it can be understood.</summary>
    Broken,

    /// <summary>A text message that is not UTF-8.</summary>
    NotText,
}

/// <summary>
/// A client's frames by RFC 6455, without extensions: masked, messages possibly in fragments, control frames in between. Holds a buffer only
/// while a message is under way, and at most twice of what has come of it.
/// </summary>
internal sealed class LinkFrameReader : IDisposable
{
    public const int SmallMessage = 64 * 1024;
    public const int MaxMessage = 3 << 20;

    private const int LongestHeader = 14;
    private const int LongestControl = 125;
    private const int Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10;

    private byte[]? _buffer;
    private int _length;
    private int _start;
    private long _left;
    private uint _mask;
    private int _opcode;
    private int _kind;
    private bool _final;
    private bool _inFrame;

    /// <summary>There is room for a message above <see cref="SmallMessage"/>.</summary>
    public bool MayBeLarge { get; set; }

    /// <summary>Of what was found, until <see cref="Done"/>.</summary>
    public ReadOnlyMemory<byte> Payload => _buffer.AsMemory(_start, _length - _start);

    private bool IsControl => _opcode >= Close;

    /// <summary>Takes from <paramref name="bytes"/> what belongs to the next finding.</summary>
    public LinkRead Next(ref ReadOnlySequence<byte> bytes)
    {
        while (true)
        {
            if (!_inFrame && TakeHeader(ref bytes) is { } unfinished)
                return unfinished;
            if (!IsControl && _left > MaxMessage - _length)
                return LinkRead.TooLarge;
            if (!IsControl && _left > SmallMessage - _length && !MayBeLarge)
                return LinkRead.Large;
            TakePayload(ref bytes);
            if (_left > 0)
                return LinkRead.More;
            _inFrame = false;
            if (Whole() is { } found)
                return found;
        }
    }

    /// <summary>What was found is not needed any more; a message that a control frame came into goes on.</summary>
    public void Done()
    {
        (_length, _start) = (_start, 0);
        if (_length == 0)
            Dispose();
    }

    public void Dispose()
    {
        if (_buffer is { } rented)
            ArrayPool<byte>.Shared.Return(rented);
        _buffer = null;
    }

    private LinkRead? TakeHeader(ref ReadOnlySequence<byte> bytes)
    {
        Span<byte> head = stackalloc byte[LongestHeader];
        var there = (int)Math.Min(bytes.Length, LongestHeader);
        bytes.Slice(0, there).CopyTo(head);
        if (there < 2)
            return LinkRead.More;
        if (IsBroken(head[0], head[1]))
            return LinkRead.Broken;
        var length = head[1] & 127;
        var size = length switch { 126 => 8, 127 => LongestHeader, _ => 6 };
        if (there < size)
            return LinkRead.More;
        _left = length switch
        {
            126 => BinaryPrimitives.ReadUInt16BigEndian(head[2..]),
            127 => BinaryPrimitives.ReadInt64BigEndian(head[2..]),
            _ => length,
        };
        _mask = BinaryPrimitives.ReadUInt32LittleEndian(head[(size - 4)..]);
        (_opcode, _final, _inFrame) = (head[0] & 15, (head[0] & 128) != 0, true);
        _start = IsControl ? _length : 0;
        if (_opcode is Text or Binary)
            _kind = _opcode;
        bytes = bytes.Slice(size);
        return _left < 0 ? LinkRead.Broken : null;
    }

    /// <summary>Reserved bits, no mask, an unknown code, a control frame in parts or too long, a fragment that follows nothing, a message inside another.</summary>
    private bool IsBroken(byte first, byte second)
    {
        var (opcode, final, length) = (first & 15, (first & 128) != 0, second & 127);
        return (first & 0x70) != 0 || (second & 128) == 0 || opcode switch
        {
            0 => _kind == 0,
            Text or Binary => _kind != 0,
            Close or Ping or Pong => !final || length > LongestControl,
            _ => true,
        };
    }

    private void TakePayload(ref ReadOnlySequence<byte> bytes)
    {
        var take = (int)Math.Min(_left, bytes.Length);
        if (take == 0)
            return;
        Grow(_length + take);
        var into = _buffer.AsSpan(_length, take);
        bytes.Slice(0, take).CopyTo(into);
        _mask = Unmask(into, _mask);
        (_length, _left, bytes) = (_length + take, _left - take, bytes.Slice(take));
    }

    /// <returns>The mask for the byte after these.</returns>
    private static uint Unmask(Span<byte> bytes, uint mask)
    {
        var at = 0;
        for (; at <= bytes.Length - sizeof(uint); at += sizeof(uint))
            BinaryPrimitives.WriteUInt32LittleEndian(bytes[at..], BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]) ^ mask);
        for (; at < bytes.Length; at++, mask = BitOperations.RotateRight(mask, 8))
            bytes[at] ^= (byte)mask;
        return mask;
    }

    private void Grow(int needed)
    {
        if (needed <= (_buffer?.Length ?? 0))
            return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, 2 * _length));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        Dispose();
        _buffer = larger;
    }

    /// <summary>Null when more fragments follow.</summary>
    private LinkRead? Whole()
    {
        if (IsControl)
            return _opcode switch { Ping => LinkRead.Ping, Pong => LinkRead.Pong, _ => LinkRead.Close };
        if (!_final)
            return null;
        var text = _kind == Text;
        _kind = 0;
        return text && !Utf8.IsValid(_buffer.AsSpan(0, _length)) ? LinkRead.NotText : LinkRead.Message;
    }
}
