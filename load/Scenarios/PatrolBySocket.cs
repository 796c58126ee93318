using Dispatch.Load.Movement;
using Dispatch.Load.Wire;
using Dispatch.Load.Work;

namespace Dispatch.Load.Scenarios;

/// <summary>
/// One WebSocket for each taxi. The service answers with totals every 100 messages or 5 s, so what is measured here is how many reports
/// were taken; how long one takes to reach a screen is measured by <see cref="Screens"/>.
/// </summary>
internal sealed class PatrolBySocket(Patrol patrol) : IWork
{
    private const int ConnectAtOnce = 200;

    private readonly PositionLinks _links = new(patrol.Taxis);
    private RecordedMovement _movement = null!;

    public async Task PrepareAsync(WorkContext context, CancellationToken cancellation)
    {
        _movement = patrol.Movement(context);
        var options = new ParallelOptions { MaxDegreeOfParallelism = ConnectAtOnce, CancellationToken = cancellation };
        await Parallel.ForAsync(0, patrol.Taxis, options, async (i, stop) =>
            await _links.ConnectAsync(context, i, context.Credentials.Units[patrol.First + i], stop));
        context.Recorder.Set("sockets", patrol.Taxis);
    }

    public Task RunAsync(WorkContext context, CancellationToken cancellation) =>
        context.PlayAsync(patrol.Simulations, (number, _) => Report(context, (int)(number % patrol.Taxis)), cancellation);

    public Task<IReadOnlyList<Check>> FinishAsync(WorkContext context, CancellationToken cancellation) => _links.FinishAsync(cancellation);

    public void Dispose() => _links.Dispose();

    private void Report(WorkContext context, int taxi)
    {
        Span<byte> message = stackalloc byte[FixWriter.MaxJson];
        var length = FixWriter.Json(message, null, _movement.At(patrol.First + taxi, RecordedMovement.Clock), DateTime.UtcNow);
        _links[taxi].SendText(message[..length]);
        _links.Sent(context, 1);
    }
}
