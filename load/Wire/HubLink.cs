using System.Text;
using System.Text.Json;

namespace Dispatch.Load.Wire;

/// <summary>SignalR's JSON protocol over <see cref="WebSocketLink"/>, as far as screens use it.</summary>
internal sealed class HubLink(Uri server, string hub, string? token)
    : WebSocketLink(server.Authority, token is null ? hub : $"{hub}?access_token={Uri.EscapeDataString(token)}")
{
    private const byte End = 0x1e;

    public delegate void InvocationHandler(ReadOnlySpan<byte> message);

    /// <summary>One invocation as JSON; parsing is left to whom it concerns, most messages need none.</summary>
    public InvocationHandler? Invocation { get; set; }

    public async Task OpenAsync(CancellationToken cancellation)
    {
        await ConnectAsync(EndPointOf(server), cancellation);
        await Opened.WaitAsync(cancellation);
        SendText("{\"protocol\":\"json\",\"version\":1}\u001e"u8);
    }

    public void Invoke(string target, params object[] arguments) =>
        SendText(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { type = 1, target, arguments }) + "\u001e"));

    protected override void OnMessage(ReadOnlySpan<byte> message)
    {
        foreach (var range in message.Split(End))
        {
            var part = message[range];
            if (part.StartsWith("{\"type\":1"u8))
                Invocation?.Invoke(part);
            else if (part.StartsWith("{\"type\":6"u8))
                SendText("{\"type\":6}\u001e"u8);
        }
    }
}
