using System.Net.WebSockets;
using System.Runtime.CompilerServices;

namespace Dispatch.Gateway.Link;

/// <summary>
/// Sends to one socket without anybody waiting: what cannot go at once waits in a bounded queue. A unit that does not read
/// (queue full, or one message under way for too long) is cut off; it gets what it missed when it connects again.
/// </summary>
internal sealed class LinkSender(WebSocket socket, TimeProvider time)
{
    private const int MostWaiting = 512;
    private const int MostBytes = 256 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly Lock _sync = new();
    private Queue<ReadOnlyMemory<byte>>? _waiting;
    private int _waitingBytes;
    private long _startedAt;
    private bool _sending;
    private bool _closed;

    /// <summary>False when the message can never go: the socket is closed, or was cut off just now.</summary>
    public bool Post(ReadOnlyMemory<byte> message)
    {
        lock (_sync)
        {
            if (_closed)
                return false;
            if (_sending)
                return Wait(message);
            _sending = true;
        }
        Send(message);
        return !_closed;
    }

    /// <summary>Cuts off a unit that has not taken a message for too long. Called now and then.</summary>
    public void CutOffIfStuck()
    {
        lock (_sync)
        {
            if (!_sending || time.GetElapsedTime(_startedAt) < Longest)
                return;
        }
        Close();
    }

    /// <summary>Nothing more goes out; what the network has taken already still arrives.</summary>
    public void End()
    {
        lock (_sync)
            (_closed, _waiting) = (true, null);
    }

    /// <summary>Cuts the connection.</summary>
    public void Close()
    {
        End();
        socket.Abort();
    }

    private bool Wait(ReadOnlyMemory<byte> message)
    {
        _waiting ??= new Queue<ReadOnlyMemory<byte>>();
        if (_waiting.Count < MostWaiting && _waitingBytes + message.Length <= MostBytes)
        {
            _waiting.Enqueue(message);
            _waitingBytes += message.Length;
            return true;
        }
        (_closed, _waiting) = (true, null);
        socket.Abort();
        return false;
    }

    /// <summary>As long as the network takes messages at once, all of this happens on the caller's thread.</summary>
    private void Send(ReadOnlyMemory<byte> message)
    {
        while (true)
        {
            ValueTask send;
            try
            {
                _startedAt = time.GetTimestamp();
                send = socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
                if (!send.IsCompleted)
                {
                    Later(send);
                    return;
                }
                send.GetAwaiter().GetResult();
            }
            catch (Exception gone) when (gone is WebSocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
            {
                Close();
                return;
            }
            if (!TryNext(out message))
                return;
        }
    }

    private void Later(ValueTask send)
    {
        var awaiter = send.GetAwaiter();
        awaiter.UnsafeOnCompleted(() => Sent(awaiter));
    }

    private void Sent(ValueTaskAwaiter sent)
    {
        try
        {
            sent.GetResult();
        }
        catch (Exception gone) when (gone is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            Close();
            return;
        }
        if (TryNext(out var next))
            Send(next);
    }

    private bool TryNext(out ReadOnlyMemory<byte> next)
    {
        lock (_sync)
        {
            if (!_closed && _waiting is not null && _waiting.TryDequeue(out next))
            {
                _waitingBytes -= next.Length;
                return true;
            }
            (_sending, _waiting, next) = (false, null, default);
            return false;
        }
    }
}
