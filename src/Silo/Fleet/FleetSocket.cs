using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Dispatch.Gateway.Ingest;

namespace Dispatch.Silo.Fleet;

/// <summary>A fleet gateway's end of the position WebSocket: sends binary batches, reads the totals that come back.</summary>
internal sealed class FleetSocket : IAsyncDisposable
{
    private const int ReportsPerMessage = 500;
    private const int MaxReportBytes = 1 + 64 + BinaryReports.FixedBytes;

    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _message = new byte[1 + (ReportsPerMessage * MaxReportBytes)];
    private Task _reading = Task.CompletedTask;

    /// <summary>The newest totals of the server as JSON; null before the first.</summary>
    public string? Totals { get; private set; }

    public static async Task<FleetSocket> ConnectAsync(Uri server, string token, CancellationToken cancellation)
    {
        var fleet = new FleetSocket();
        fleet._socket.Options.SetRequestHeader("Authorization", "Bearer " + token);
        var address = new UriBuilder(server) { Scheme = server.Scheme == "https" ? "wss" : "ws", Path = "/ws/positions" }.Uri;
        await fleet._socket.ConnectAsync(address, cancellation);
        fleet._reading = fleet.ReadAsync(cancellation);
        return fleet;
    }

    public async Task SendAsync(IReadOnlyList<VehicleFix> fixes, CancellationToken cancellation)
    {
        for (var from = 0; from < fixes.Count; from += ReportsPerMessage)
        {
            var length = Write(fixes, from, Math.Min(fixes.Count, from + ReportsPerMessage));
            await _socket.SendAsync(_message.AsMemory(0, length), WebSocketMessageType.Binary, endOfMessage: true, cancellation);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket.State == WebSocketState.Open)
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
    }

    private int Write(IReadOnlyList<VehicleFix> fixes, int from, int to)
    {
        Span<byte> id = stackalloc byte[64];
        _message[0] = BinaryReports.Version;
        var at = 1;
        for (var i = from; i < to; i++)
        {
            var fix = fixes[i];
            var length = Encoding.ASCII.GetBytes(fix.Unit.Value, id);
            var report = new ParsedReport
            {
                Latitude = fix.At.Latitude,
                Longitude = fix.At.Longitude,
                Time = fix.Time,
                Speed = fix.Speed,
                Heading = fix.Heading,
                Occupied = fix.Occupied,
            };
            at += BinaryReports.Write(_message.AsSpan(at), id[..length], report);
        }
        return at;
    }

    private async Task ReadAsync(CancellationToken cancellation)
    {
        var buffer = new byte[16 * 1024];
        while (_socket.State == WebSocketState.Open)
        {
            var received = await _socket.ReceiveAsync(buffer.AsMemory(), cancellation);
            if (received.MessageType == WebSocketMessageType.Close)
                return;
            var text = Encoding.UTF8.GetString(buffer, 0, received.Count);
            using var answer = JsonDocument.Parse(text);
            if (answer.RootElement.TryGetProperty("error", out var error))
                throw new InvalidDataException($"The server refused a batch: {error}");
            Totals = text;
        }
    }
}
