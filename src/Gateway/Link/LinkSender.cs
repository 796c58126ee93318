using System.Net.Sockets;

namespace Dispatch.Gateway.Link;

/// <summary>
/// The way out of one connection: one message at a time and no task or buffer of its own while it keeps up. A message goes straight to the
/// socket on the caller's thread, where there is one that may be used; what the network does not take at once waits in a bounded queue.
/// A unit that does not take what it is sent is cut off: it connects again and asks.
/// </summary>
internal sealed class LinkSender
{
    private const int MostWaiting = 512;
    private const int MostBytes = 256 * 1024;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    private readonly Stream _connection;
    private readonly Socket? _socket;
    private readonly Action _abort;
    private readonly TimeProvider _time;
    private readonly Lock _sync = new();
    private Queue<ReadOnlyMemory<byte>>? _waiting;
    private Task? _flushing;
    private int _waitingBytes;
    private long _startedAt;
    private bool _closed;

    /// <param name="socket">Null = everything goes through <paramref name="connection"/>.</param>
    public LinkSender(Stream connection, Socket? socket, Action abort, TimeProvider time)
    {
        (_connection, _socket, _abort, _time) = (connection, socket, abort, time);
        if (socket is not null)
            socket.Blocking = false;
    }

    /// <summary>False when the frame can never go: the socket is closed, or was cut off just now.</summary>
    public bool Write(ReadOnlySpan<byte> frame)
    {
        bool taken;
        lock (_sync)
        {
            if (_closed)
                return false;
            if (_waiting is not null)
            {
                taken = Wait(frame);
            }
            else
            {
                var sent = SendNow(frame);
                if (sent == frame.Length)
                    return true;
                taken = sent >= 0 && WaitFirst(frame[sent..]);
            }
        }
        if (!taken)
            Close();
        return taken;
    }

    /// <summary>Cuts off a unit that has not taken a message for too long. Called now and then.</summary>
    public void CutOffIfStuck()
    {
        lock (_sync)
        {
            if (_waiting is null || _time.GetElapsedTime(_startedAt) < Longest)
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
        lock (_sync)
        {
            if (_closed)
                return;
            (_closed, _waiting) = (true, null);
        }
        _abort();
    }

    /// <summary>How many bytes the network took; -1 when the connection is gone.</summary>
    private int SendNow(ReadOnlySpan<byte> frame)
    {
        if (_socket is null)
            return 0;
        try
        {
            var sent = _socket.Send(frame, SocketFlags.None, out var error);
            return error switch { SocketError.Success => sent, SocketError.WouldBlock => 0, _ => -1 };
        }
        catch (ObjectDisposedException)
        {
            return -1;
        }
    }

    private bool Wait(ReadOnlySpan<byte> frame)
    {
        if (_waiting!.Count >= MostWaiting || _waitingBytes + frame.Length > MostBytes)
            return false;
        _waiting.Enqueue(frame.ToArray());
        _waitingBytes += frame.Length;
        return true;
    }

    private bool WaitFirst(ReadOnlySpan<byte> rest)
    {
        (_waiting, _startedAt) = (new Queue<ReadOnlyMemory<byte>>(), _time.GetTimestamp());
        var taken = Wait(rest);
        if (taken)
            _flushing = Task.Run(FlushAsync);
        return taken;
    }

    private async Task FlushAsync()
    {
        try
        {
            while (TryNext(out var next))
            {
                if (_socket is null)
                    await _connection.WriteAsync(next);
                else
                    for (var sent = 0; sent < next.Length;)
                        sent += await _socket.SendAsync(next[sent..], SocketFlags.None);
            }
        }
        catch (Exception gone) when (gone is SocketException or IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            Close();
        }
    }

    private bool TryNext(out ReadOnlyMemory<byte> next)
    {
        lock (_sync)
        {
            _startedAt = _time.GetTimestamp();
            if (!_closed && _waiting is not null && _waiting.TryDequeue(out next))
            {
                _waitingBytes -= next.Length;
                return true;
            }
            (_waiting, _flushing, next) = (null, null, default);
            return false;
        }
    }
}
