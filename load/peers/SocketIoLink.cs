using Dispatch.Load.Wire;

namespace Dispatch.Load.Peers;

/// <summary>socket.io 4 over its WebSocket transport (Engine.IO protocol 4), as far as events go.</summary>
internal sealed class SocketIoLink(string host) : WebSocketLink(host, "/socket.io/?EIO=4&transport=websocket")
{
    private readonly TaskCompletionSource _joined = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the namespace was joined; until then events are not heard.</summary>
    public Task Joined => _joined.Task;

    protected override void OnMessage(ReadOnlySpan<byte> message)
    {
        if (message.StartsWith("42"u8))
            base.OnMessage(message[2..]);
        else if (message.StartsWith("40"u8))
            _joined.TrySetResult();
        else if (message[0] == '0')
            SendText("40"u8);
        else if (message[0] == '2')
            SendText("3"u8);
    }
}
