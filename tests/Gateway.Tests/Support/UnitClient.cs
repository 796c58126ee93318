using System.Net.WebSockets;
using System.Text.Json;
using System.Threading.Channels;

namespace Dispatch.Gateway.Tests.Support;

/// <summary>A unit's phone on <c>/ws/unit</c>: sends objects, waits for the message that fits.</summary>
internal sealed class UnitClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket _socket = new();
    private readonly Channel<JsonElement> _messages = Channel.CreateUnbounded<JsonElement>();
    private Task _reading = Task.CompletedTask;

    public WebSocketCloseStatus? Closed => _socket.CloseStatus;

    public static async Task<UnitClient> ConnectAsync(Uri server, string token)
    {
        var client = new UnitClient();
        var address = new UriBuilder(server) { Scheme = "ws", Path = "/ws/unit", Query = "access_token=" + Uri.EscapeDataString(token) }.Uri;
        await client._socket.ConnectAsync(address, CancellationToken.None);
        client._reading = client.ReadAsync();
        return client;
    }

    public Task SendAsync(object message) => SendTextAsync(JsonSerializer.Serialize(message));

    public Task SendTextAsync(string text) =>
        _socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>The next message of this type that fits; others are passed over.</summary>
    public async Task<JsonElement> NextAsync(string type, Func<JsonElement, bool>? fits = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        await foreach (var message in _messages.Reader.ReadAllAsync(patience.Token))
        {
            if (message.GetProperty("t").GetString() == type && (fits is null || fits(message)))
                return message;
        }
        throw new InvalidOperationException($"The line closed before {type} came.");
    }

    /// <summary>Every message until the line ends.</summary>
    public IAsyncEnumerable<JsonElement> AllAsync() => _messages.Reader.ReadAllAsync();

    /// <summary>Everything that came until the server closed the line.</summary>
    public async Task<List<JsonElement>> UntilClosedAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var all = new List<JsonElement>();
        await foreach (var message in _messages.Reader.ReadAllAsync(patience.Token))
            all.Add(message);
        return all;
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[256 * 1024];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult received;
                do
                {
                    received = await _socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                    length += received.Count;
                }
                while (!received.EndOfMessage);
                if (received.MessageType == WebSocketMessageType.Close)
                    return;
                using var document = JsonDocument.Parse(buffer.AsMemory(0, length));
                _messages.Writer.TryWrite(document.RootElement.Clone());
            }
        }
        finally
        {
            _messages.Writer.TryComplete();
        }
    }
}
