using Dispatch.Load.Movement;
using Dispatch.Load.Simulations;
using Dispatch.Load.Wire;
using Dispatch.Load.Work;

namespace Dispatch.Load.Scenarios;

/// <summary>A few fleet gateways forward everybody's fixes in binary batches, a batch each 20 ms or of 500 fixes, whichever is less.</summary>
internal sealed class PatrolByFleet(Patrol patrol) : IWork
{
    private const int MostInBatch = 500;
    private const double BatchesPerSecond = 50;
    private const int MessagesAnsweredTogether = 100;

    private PositionLinks _links = new(0);
    private RecordedMovement _movement = null!;
    private byte[] _message = [];

    /// <summary>So that 100 messages are about as many as are answered in a second.</summary>
    private int BatchSize => (int)Math.Clamp(patrol.Simulations.Max(part => Math.Max(part.From, part.To)) / BatchesPerSecond, 1, MostInBatch);

    public async Task PrepareAsync(WorkContext context, CancellationToken cancellation)
    {
        _movement = patrol.Movement(context);
        _message = new byte[1 + (BatchSize * FixWriter.MaxBinary)];
        _links = new PositionLinks(context.Credentials.Fleets.Count);
        for (var i = 0; i < _links.Count; i++)
            await _links.ConnectAsync(context, i, context.Credentials.Fleets[i], cancellation);
    }

    public Task RunAsync(WorkContext context, CancellationToken cancellation)
    {
        var batches = patrol.Simulations.Select(part => part with { From = part.From / BatchSize, To = part.To / BatchSize }).ToList();
        return context.PlayAsync(batches, (number, _) => Report(context, number), cancellation);
    }

    public Task<IReadOnlyList<Check>> FinishAsync(WorkContext context, CancellationToken cancellation) => _links.FinishAsync(cancellation);

    public void Dispose() => _links.Dispose();

    private void Report(WorkContext context, long batch)
    {
        var (seconds, utc) = (RecordedMovement.Clock, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        _message[0] = 1;
        var length = 1;
        for (var i = 0; i < BatchSize; i++)
        {
            var taxi = patrol.First + (int)(((batch * BatchSize) + i) % patrol.Taxis);
            length += FixWriter.Binary(_message.AsSpan(length), UnitNames.Taxi(taxi), _movement.At(taxi, seconds), utc);
        }
        // A hundred messages in a row through one gateway, because that is what it answers; a taxi keeps to its gateway mostly.
        _links[(int)(batch / MessagesAnsweredTogether % _links.Count)].SendBinary(_message.AsSpan(0, length));
        _links.Sent(context, BatchSize);
    }
}
