using Dispatch.Load.Movement;
using Dispatch.Load.Wire;
using Dispatch.Load.Work;

namespace Dispatch.Load.Scenarios;

/// <summary>A fleet gateway that others use in passing, to say where a few units are.</summary>
internal sealed class FleetLink(WorkContext context) : IDisposable
{
    private readonly WebSocketLink _link = new(context.Plan.Server.Authority, "/ws/positions", context.Credentials.Fleets[0])
    {
        Closed = closed => context.Recorder.Fail("fix", closed.Fault ?? "closed"),
    };

    public async Task OpenAsync(CancellationToken cancellation)
    {
        await _link.ConnectAsync(Link.EndPointOf(context.Plan.Server), cancellation);
        await _link.Opened.WaitAsync(cancellation);
    }

    public void Send(IReadOnlyList<(string Unit, VehicleFix Fix)> fixes)
    {
        var message = new byte[1 + (fixes.Count * FixWriter.MaxBinary)];
        message[0] = 1;
        var length = 1;
        foreach (var (unit, fix) in fixes)
            length += FixWriter.Binary(message.AsSpan(length), unit, fix, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        _link.SendBinary(message.AsSpan(0, length));
    }

    public void Dispose()
    {
        _link.Closed = null;
        _link.Dispose();
    }
}
