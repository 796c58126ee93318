using System.Net;
using System.Net.Sockets;

namespace Dispatch.Load.Wire;

/// <summary>
/// One TCP connection with as little around it as possible, so that 19,000 of them fit beside the service on one machine. Answers are
/// handled on the thread that saw them arrive (workers set <c>DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS</c>): handlers must be short.
/// </summary>
internal abstract class Link : IDisposable
{
    private const int FirstBuffer = 1024;

    private readonly Lock _sending = new();
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly SocketAsyncEventArgs _receive = new();
    private byte[] _buffer = new byte[FirstBuffer];
    private List<byte>? _waiting;
    private int _length;
    private int _closed;

    protected Link() => _receive.Completed += (_, _) => Receive();

    /// <summary>Why it closed; null while it is open or when it was closed here.</summary>
    public string? Fault { get; private set; }

    public bool IsOpen => Volatile.Read(ref _closed) == 0;

    /// <summary>How often the other side did not read as fast as we wrote.</summary>
    public int Blocked { get; private set; }

    public Action<Link>? Closed { get; set; }

    public static IPEndPoint EndPointOf(Uri server) =>
        new(IPAddress.TryParse(server.Host, out var address) ? address : Dns.GetHostAddresses(server.Host, AddressFamily.InterNetwork)[0], server.Port);

    public async Task ConnectAsync(IPEndPoint server, CancellationToken cancellation)
    {
        await _socket.ConnectAsync(server, cancellation);
        _socket.Blocking = false;
        Begin();
        Continue();
    }

    /// <summary>Writes all of it, now or as soon as the other side reads; never waits. On a closed link it does nothing.</summary>
    public void Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            if (!SendNow(bytes))
                _ = FlushAsync();
        }
        catch (ObjectDisposedException)
        {
            // Closed by another thread in between; whoever waits for an answer has been told.
            return;
        }
    }

    /// <summary>As a lost network does: no good-bye, a reset.</summary>
    public void Abort()
    {
        _socket.LingerState = new LingerOption(true, 0);
        Close(null);
    }

    public void Dispose()
    {
        Close(null);
        _receive.Dispose();
    }

    /// <summary>After connecting, before anything is received.</summary>
    protected virtual void Begin()
    {
    }

    /// <returns>How many bytes were understood; the rest comes again with more behind it.</returns>
    protected abstract int Take(ReadOnlySpan<byte> bytes);

    protected virtual void OnClosed(string? fault)
    {
    }

    protected void Close(string? fault)
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
            return;
        Fault = fault;
        _socket.Dispose();
        OnClosed(fault);
        Closed?.Invoke(this);
    }

    /// <returns>False when a rest waits and nobody writes it yet.</returns>
    private bool SendNow(ReadOnlySpan<byte> bytes)
    {
        lock (_sending)
        {
            if (_waiting is not null)
            {
                _waiting.AddRange(bytes);
                return true;
            }
            var sent = _socket.Send(bytes, SocketFlags.None, out var error);
            if (error is not (SocketError.Success or SocketError.WouldBlock))
            {
                Close(error.ToString());
                return true;
            }
            if (sent == bytes.Length)
                return true;
            (_waiting, Blocked) = ([.. bytes[sent..]], Blocked + 1);
            return false;
        }
    }

    private void Continue()
    {
        try
        {
            do
            {
                if (_length == _buffer.Length)
                    Array.Resize(ref _buffer, _buffer.Length * 2);
                _receive.SetBuffer(_buffer, _length, _buffer.Length - _length);
            }
            while (!_socket.ReceiveAsync(_receive) && Arrived());
        }
        catch (ObjectDisposedException)
        {
            Close(null);
        }
    }

    private void Receive()
    {
        if (Arrived())
            Continue();
    }

    private bool Arrived()
    {
        if (_receive.SocketError != SocketError.Success || _receive.BytesTransferred == 0)
        {
            Close(_receive.SocketError == SocketError.Success ? "closed by the other side" : _receive.SocketError.ToString());
            return false;
        }
        _length += _receive.BytesTransferred;
        try
        {
            var taken = Take(_buffer.AsSpan(0, _length));
            _buffer.AsSpan(taken, _length - taken).CopyTo(_buffer);
            _length -= taken;
            return IsOpen;
        }
        catch (Exception wrong) when (wrong is InvalidDataException or FormatException or System.Text.Json.JsonException)
        {
            Close(wrong.Message);
            return false;
        }
    }

    private async Task FlushAsync()
    {
        try
        {
            while (Next() is { } rest)
            {
                for (var sent = 0; sent < rest.Length;)
                    sent += await _socket.SendAsync(rest.AsMemory(sent), SocketFlags.None);
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            Close(gone.Message);
        }
    }

    private byte[]? Next()
    {
        lock (_sending)
        {
            if (_waiting is { Count: > 0 } waiting)
            {
                _waiting = [];
                return [.. waiting];
            }
            _waiting = null;
            return null;
        }
    }
}
