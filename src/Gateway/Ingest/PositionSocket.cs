using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using Dispatch.Domain;
using Dispatch.Gateway.Json;

namespace Dispatch.Gateway.Ingest;

/// <summary>One device's WebSocket: reads messages, hands them to the gate, answers with totals now and then.</summary>
internal sealed class PositionSocket(WebSocket socket, Speaker speaker, FixGate gate, IngestCounters counters, TimeProvider time)
    : IDisposable
{
    private const int MessagesPerAnswer = 100;
    private const int FirstBuffer = 4 * 1024;
    private const int MaxMessage = 1 << 20;
    private const int MaxFaults = 20;
    private static readonly TimeSpan AnswerEvery = TimeSpan.FromSeconds(5);

    private readonly IngestTotals _totals = new();
    private readonly ReportBuffer _reports = new();
    private readonly Lock _sync = new();
    private readonly SemaphoreSlim _sending = new(1);
    private long _droppedBefore = counters.Dropped;
    private long _answeredAt = time.GetTimestamp();
    private int _unanswered;
    private int _faults;

    /// <summary>Reads until the device goes away or sends too much that cannot be read.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (socket.State == WebSocketState.Open)
        {
            // A read of nothing waits without holding a buffer: most of 20,000 sockets are silent at any moment.
            await socket.ReceiveAsync(Memory<byte>.Empty, cancellationToken);
            var rented = ArrayPool<byte>.Shared.Rent(FirstBuffer);
            try
            {
                (rented, var length, var type) = await ReadMessageAsync(rented, cancellationToken);
                if (type == WebSocketMessageType.Close || !await HandleAsync(rented.AsMemory(0, length), type, cancellationToken))
                    break;
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(rented);
            }
        }
        await CloseAsync(cancellationToken);
    }

    /// <summary>Called every second by the registry: answers what has waited for five.</summary>
    public async Task AnswerIfDueAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _unanswered) > 0 && time.GetElapsedTime(Volatile.Read(ref _answeredAt)) >= AnswerEvery)
            await AnswerAsync(cancellationToken);
    }

    public void Abort() => socket.Abort();

    public void Dispose()
    {
        _reports.Dispose();
        _sending.Dispose();
    }

    private async ValueTask<(byte[] Buffer, int Length, WebSocketMessageType Type)> ReadMessageAsync(
        byte[] buffer, CancellationToken cancellationToken)
    {
        var length = 0;
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            length += received.Count;
            if (received.EndOfMessage || received.MessageType == WebSocketMessageType.Close)
                return (buffer, length, received.MessageType);
            if (length < buffer.Length)
                continue;
            if (length >= MaxMessage)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.MessageTooBig, "A message holds at most 1 MiB.", cancellationToken);
                return (buffer, 0, WebSocketMessageType.Close);
            }
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
    }

    private async ValueTask<bool> HandleAsync(ReadOnlyMemory<byte> message, WebSocketMessageType type, CancellationToken cancellationToken)
    {
        if (Take(message.Span, type) is { } refusal)
        {
            await SendAsync(new SocketError(new SocketFault(refusal.Code, refusal.Message, refusal.Field)), cancellationToken);
            return ++_faults < MaxFaults;
        }
        if (Interlocked.Increment(ref _unanswered) >= MessagesPerAnswer)
            await AnswerAsync(cancellationToken);
        return true;
    }

    private Refusal? Take(ReadOnlySpan<byte> message, WebSocketMessageType type)
    {
        var refusal = type == WebSocketMessageType.Binary
            ? BinaryReports.Read(message, _reports) : JsonReports.Read(message, _reports);
        if (refusal is not null)
            return refusal;
        lock (_sync)
            gate.Take(speaker, message, _reports.Reports, _totals);
        return null;
    }

    private async Task AnswerAsync(CancellationToken cancellationToken)
    {
        Interlocked.Exchange(ref _unanswered, 0);
        Volatile.Write(ref _answeredAt, time.GetTimestamp());
        PositionsAnswer answer;
        lock (_sync)
            answer = new PositionsAnswer(_totals.Accepted, _totals.Refused(), counters.Dropped - _droppedBefore);
        await SendAsync(answer, cancellationToken);
    }

    /// <summary>A device that does not read its answers loses them: sending never waits for another send.</summary>
    private async Task SendAsync<T>(T answer, CancellationToken cancellationToken)
    {
        if (!await _sending.WaitAsync(0, cancellationToken))
            return;
        try
        {
            var utf8 = JsonSerializer.SerializeToUtf8Bytes(answer, GatewayJson.Options);
            await socket.SendAsync(utf8, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (socket.State == WebSocketState.Open && _faults >= MaxFaults)
            await socket.CloseOutputAsync(WebSocketCloseStatus.InvalidPayloadData, "Too many messages could not be read.", cancellationToken);
        else if (socket.State == WebSocketState.CloseReceived)
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
    }

    private sealed record SocketError(SocketFault Error);

    private sealed record SocketFault(string Code, string Message, string? Field);
}
