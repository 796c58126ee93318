using Dispatch.Load.Movement;
using Dispatch.Load.Wire;
using Dispatch.Load.Work;

namespace Dispatch.Load.Scenarios;

/// <summary>A fleet gateway that others use in passing, to say where a few units are.</summary>
internal sealed class FleetLink(WorkContext context) : IDisposable
{
    private WebSocketLink _link = null!;
    private Task _opening = Task.CompletedTask;

    public async Task OpenAsync(CancellationToken cancellation)
    {
        _link = new WebSocketLink(context.Plan.Server.Authority, "/ws/positions", context.Credentials.Fleets[0]);
        await _link.ConnectAsync(Link.EndPointOf(context.Plan.Server), cancellation);
        await _link.Opened.WaitAsync(cancellation);
    }

    public void Send(IReadOnlyList<(string Unit, VehicleFix Fix)> fixes)
    {
        if (!_link.IsOpen)
        {
            Reopen();
            return;
        }
        var message = new byte[1 + (fixes.Count * FixWriter.MaxBinary)];
        message[0] = 1;
        var length = 1;
        foreach (var (unit, fix) in fixes)
            length += FixWriter.Binary(message.AsSpan(length), unit, fix, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        _link.SendBinary(message.AsSpan(0, length));
    }

    public void Dispose() => _link.Dispose();

    /// <summary>Positions are disposable: what could not be sent meanwhile is not sent later.</summary>
    private void Reopen()
    {
        if (!_opening.IsCompleted)
            return;
        context.Recorder.Count("fleet gateway reconnects");
        _opening = Task.Run(async () =>
        {
            try
            {
                await OpenAsync(CancellationToken.None);
            }
            catch (Exception away) when (away is IOException or System.Net.Sockets.SocketException)
            {
                // The next report tries again.
                return;
            }
        });
    }
}
