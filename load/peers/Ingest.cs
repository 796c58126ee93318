using Dispatch.Load.Work;

namespace Dispatch.Load.Peers;

/// <summary>How a contender is spoken to.</summary>
internal enum IngestForm
{
    /// <summary>One POST for each fix, answered.</summary>
    Http,

    /// <summary>One text message for each fix, totals every 100.</summary>
    WebSocket,

    /// <summary>As WebSocket, in socket.io's frames.</summary>
    SocketIo,

    /// <summary>100 fixes a text message.</summary>
    JsonBatch,

    /// <summary>100 fixes a binary message; Dispatch only.</summary>
    BinaryBatch,
}

/// <summary>
/// As many position reports as the other side takes: a closed loop at saturation. Every connection keeps some unanswered reports under way
/// and sends on when they are answered.
/// </summary>
/// <param name="WarmUp">Seconds before the counted ones.</param>
internal sealed record Ingest(IngestForm Form, int Connections, int Units, double WarmUp, double Seconds) : WorkPart
{
    public const string Rate = "reports a second";

    public override IWork Create() => Form == IngestForm.Http ? new IngestByHttp(this) : new IngestBySocket(this);
}
