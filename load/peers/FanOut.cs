using Dispatch.Load.Work;

namespace Dispatch.Load.Peers;

/// <summary>Who sends the alerts.</summary>
internal enum FanOutForm
{
    /// <summary>Ours: a released alert, answers durable.</summary>
    Dispatch,

    /// <summary>Node with package ws.</summary>
    WebSocket,

    /// <summary>Node with socket.io.</summary>
    SocketIo,

    /// <summary>ASP.NET Core SignalR, <c>Clients.Client</c>, JSON.</summary>
    SignalR,

    /// <summary>mosquitto; each client its own topic, quality of service 0, the texts come from one publisher in the generator.</summary>
    Mqtt,
}

/// <summary>
/// Each client is sent its own text of about 250 bytes and answers with about 60. Receipt counts from the order, an HTTP request (for MQTT:
/// from the first publish; for Dispatch: from the release by the second account); "all answered" is when the server has counted every answer, in
/// memory, for Dispatch when the last client has heard that its answer is on disk.
/// </summary>
/// <param name="Control">Port of the order; not used for Dispatch and MQTT.</param>
internal sealed record FanOut(FanOutForm Form, int Clients, int Control, int WarmUps, int Rounds) : WorkPart
{
    public const string Receipt = "order to receipt";
    public const string AllAnswered = "all answered";

    public override IWork Create() => new FanOutWork(this);
}
