using System.Buffers;
using System.Net.WebSockets;

namespace Dispatch.Gateway.Link;

/// <summary>
/// Reads the messages of one socket. A read of nothing waits without holding a buffer, since most of 20,000 sockets are silent at
/// any moment; only a message with a photo is larger than the first buffer, and only so many of those are taken at once.
/// </summary>
internal sealed class LinkReader(WebSocket socket)
{
    private const int FirstBuffer = 4 * 1024;
    private const int LargeAtOnce = 32;

    /// <summary>Of all lines, also those that are read otherwise.</summary>
    public static readonly SemaphoreSlim Large = new(LargeAtOnce);

    private bool _tooLarge;

    /// <summary>Until the unit goes away or the handler answers false.</summary>
    public async Task RunAsync(Func<ReadOnlyMemory<byte>, ValueTask<bool>> handle, CancellationToken cancellationToken)
    {
        while (socket.State == WebSocketState.Open)
        {
            await socket.ReceiveAsync(Memory<byte>.Empty, cancellationToken);
            if (!await ReadAsync(handle, cancellationToken))
                break;
        }
        // Said as the protocol has it: the phone must not send the same again for ever without knowing why.
        if (_tooLarge)
            await socket.CloseOutputAsync(WebSocketCloseStatus.MessageTooBig, LinkWords.TooLarge, cancellationToken);
        else if (socket.State == WebSocketState.CloseReceived)
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
    }

    private async ValueTask<bool> ReadAsync(Func<ReadOnlyMemory<byte>, ValueTask<bool>> handle, CancellationToken cancellationToken)
    {
        var (buffer, length, large) = (ArrayPool<byte>.Shared.Rent(FirstBuffer), 0, false);
        try
        {
            while (true)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                length += received.Count;
                _tooLarge = length > LinkFrameReader.MaxMessage;
                if (received.MessageType == WebSocketMessageType.Close || _tooLarge)
                    return false;
                if (received.EndOfMessage)
                    return await handle(buffer.AsMemory(0, length));
                if (length < buffer.Length)
                    continue;
                if (buffer.Length >= LinkFrameReader.SmallMessage && !large)
                {
                    await Large.WaitAsync(cancellationToken);
                    large = true;
                }
                buffer = Larger(buffer, length);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            if (large)
                Large.Release();
        }
    }

    private static byte[] Larger(byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
