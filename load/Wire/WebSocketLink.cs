using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Dispatch.Load.Wire;

/// <summary>
/// A WebSocket client (RFC 6455) over <see cref="Link"/>. Its masking key is zero, which the protocol allows and which costs the client
/// nothing; the server does the same work as for any other key.
/// </summary>
internal class WebSocketLink(string host, string path, string? token = null) : Link
{
    private const int TextFrame = 1;
    private const int BinaryFrame = 2;
    private const int CloseFrame = 8;
    private const int PingFrame = 9;
    private const int PongFrame = 10;

    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<byte> _fragments = [];
    private bool _upgraded;

    public delegate void MessageHandler(WebSocketLink link, ReadOnlySpan<byte> message);

    public MessageHandler? Message { get; set; }

    /// <summary>Completes when the server has switched; fails when it refused or went away.</summary>
    public Task Opened => _open.Task;

    /// <summary>Room for one frame's header of <see cref="PutText"/>.</summary>
    public const int LargestHeader = 14;

    public void SendText(ReadOnlySpan<byte> utf8) => SendFrame(TextFrame, utf8);

    /// <summary>Frames a text message, for a caller who sends many in one write.</summary>
    /// <returns>Bytes written.</returns>
    public static int PutText(Span<byte> into, ReadOnlySpan<byte> utf8) => Put(into, TextFrame, utf8);

    public void SendBinary(ReadOnlySpan<byte> bytes) => SendFrame(BinaryFrame, bytes);

    protected override void Begin() => Send(Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n" +
        $"Sec-WebSocket-Key: ZGlzcGF0Y2gtbG9hZC1nZQ==\r\n{(token is null ? "" : $"Authorization: Bearer {token}\r\n")}\r\n"));

    protected override int Take(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        if (!_upgraded)
        {
            var end = bytes.IndexOf("\r\n\r\n"u8);
            if (end < 0)
                return 0;
            if (!bytes.StartsWith("HTTP/1.1 101"u8))
                throw new InvalidDataException("refused: " + Encoding.ASCII.GetString(bytes[..bytes.IndexOf("\r\n"u8)]));
            (_upgraded, at) = (true, end + 4);
            _open.TrySetResult();
        }
        while (TakeFrame(bytes[at..]) is var taken and > 0)
            at += taken;
        return at;
    }

    protected override void OnClosed(string? fault) =>
        _open.TrySetException(new IOException($"The WebSocket was not opened: {fault ?? "closed"}"));

    protected virtual void OnMessage(ReadOnlySpan<byte> message) => Message?.Invoke(this, message);

    private int TakeFrame(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2)
            return 0;
        var (header, length) = (bytes[1] & 127) switch
        {
            126 when bytes.Length >= 4 => (4, BinaryPrimitives.ReadUInt16BigEndian(bytes[2..])),
            127 when bytes.Length >= 10 => (10, (long)BinaryPrimitives.ReadUInt64BigEndian(bytes[2..])),
            126 or 127 => (0, 0),
            var small => (2, small),
        };
        if (header == 0 || bytes.Length < header + length)
            return 0;
        var payload = bytes.Slice(header, (int)length);
        Handle(bytes[0] & 15, (bytes[0] & 128) != 0, payload);
        return header + (int)length;
    }

    private void Handle(int opcode, bool final, ReadOnlySpan<byte> payload)
    {
        switch (opcode)
        {
            case CloseFrame:
                SendFrame(CloseFrame, payload);
                Close("closed by the server");
                break;
            case PingFrame:
                SendFrame(PongFrame, payload);
                break;
            case PongFrame:
                break;
            case TextFrame or BinaryFrame when final:
                OnMessage(payload);
                break;
            default:
                _fragments.AddRange(payload);
                if (!final)
                    break;
                var whole = _fragments.ToArray();
                _fragments.Clear();
                OnMessage(whole);
                break;
        }
    }

    private void SendFrame(int opcode, ReadOnlySpan<byte> payload)
    {
        var rented = ArrayPool<byte>.Shared.Rent(payload.Length + LargestHeader);
        Send(rented.AsSpan(0, Put(rented, opcode, payload)));
        ArrayPool<byte>.Shared.Return(rented);
    }

    private static int Put(Span<byte> into, int opcode, ReadOnlySpan<byte> payload)
    {
        into[0] = (byte)(128 | opcode);
        var header = 2;
        if (payload.Length < 126)
        {
            into[1] = (byte)(128 | payload.Length);
        }
        else if (payload.Length <= ushort.MaxValue)
        {
            into[1] = 128 | 126;
            BinaryPrimitives.WriteUInt16BigEndian(into[2..], (ushort)payload.Length);
            header = 4;
        }
        else
        {
            into[1] = 128 | 127;
            BinaryPrimitives.WriteUInt64BigEndian(into[2..], (ulong)payload.Length);
            header = 10;
        }
        into.Slice(header, 4).Clear();
        payload.CopyTo(into[(header + 4)..]);
        return header + 4 + payload.Length;
    }
}
