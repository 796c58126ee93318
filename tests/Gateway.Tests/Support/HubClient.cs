using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Dispatch.Gateway.Tests.Support;

/// <summary>SignalR's JSON protocol over a bare WebSocket, as far as the hubs use it: the .NET client package cannot be restored everywhere.</summary>
internal sealed class HubClient : IAsyncDisposable
{
    private const char End = '\u001e';
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket _socket = new();
    private readonly Channel<(string Target, JsonElement Arguments)> _messages = Channel.CreateUnbounded<(string, JsonElement)>();
    private Task _reading = Task.CompletedTask;

    public static async Task<HubClient> ConnectAsync(Uri server, string hub, string? token)
    {
        var client = new HubClient();
        var address = new UriBuilder(server) { Scheme = "ws", Path = hub, Query = token is null ? "" : "access_token=" + Uri.EscapeDataString(token) }.Uri;
        await client._socket.ConnectAsync(address, CancellationToken.None);
        await client.SendAsync("""{"protocol":"json","version":1}""");
        client._reading = client.ReadAsync();
        return client;
    }

    public Task InvokeAsync(string target, params object[] arguments) =>
        SendAsync(JsonSerializer.Serialize(new { type = 1, target, arguments }));

    /// <summary>The next message to this target that fits; others are passed over.</summary>
    public async Task<JsonElement> NextAsync(string target, Func<JsonElement, bool>? fits = null)
    {
        using var patience = new CancellationTokenSource(Patience);
        await foreach (var message in _messages.Reader.ReadAllAsync(patience.Token))
        {
            if (message.Target == target && (fits is null || fits(message.Arguments[0])))
                return message.Arguments[0];
        }
        throw new InvalidOperationException($"The hub closed before {target} came.");
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
    }

    private Task SendAsync(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text + End), WebSocketMessageType.Text, true, CancellationToken.None);

    private async Task ReadAsync()
    {
        var text = new StringBuilder();
        var decoder = Encoding.UTF8.GetDecoder();
        var (buffer, letters) = (new byte[16 * 1024], new char[16 * 1024]);
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                    return;
                text.Append(letters, 0, decoder.GetChars(buffer, 0, received.Count, letters, 0));
                Take(text);
            }
        }
        finally
        {
            _messages.Writer.TryComplete();
        }
    }

    private void Take(StringBuilder text)
    {
        var all = text.ToString();
        var end = all.LastIndexOf(End);
        if (end < 0)
            return;
        foreach (var part in all[..end].Split(End, StringSplitOptions.RemoveEmptyEntries))
        {
            var message = JsonDocument.Parse(part).RootElement;
            if (message.TryGetProperty("target", out var target))
                _messages.Writer.TryWrite((target.GetString()!, message.GetProperty("arguments").Clone()));
        }
        text.Remove(0, end + 1);
    }
}
