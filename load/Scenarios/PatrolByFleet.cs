using System.Diagnostics;
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
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(8);

    private readonly List<WebSocketLink> _links = [];
    private Totals[] _totals = [];
    private RecordedMovement _movement = null!;
    private byte[] _message = [];
    private long _sent;

    /// <summary>So that 100 messages are about as many as are answered in a second.</summary>
    private int BatchSize => (int)Math.Clamp(patrol.Simulations.Max(part => Math.Max(part.From, part.To)) / BatchesPerSecond, 1, MostInBatch);

    public async Task PrepareAsync(WorkContext context, CancellationToken cancellation)
    {
        _movement = patrol.Movement(context);
        _message = new byte[1 + (BatchSize * FixWriter.MaxBinary)];
        _totals = new Totals[context.Credentials.Fleets.Count];
        for (var i = 0; i < _totals.Length; i++)
        {
            var index = i;
            var link = new WebSocketLink(context.Plan.Server.Authority, "/ws/positions", context.Credentials.Fleets[i])
            {
                Message = (_, message) => Answered(context, index, message),
                Closed = closed => context.Recorder.Fail("fix", closed.Fault ?? "closed"),
            };
            await link.ConnectAsync(Link.EndPointOf(context.Plan.Server), cancellation);
            await link.Opened.WaitAsync(cancellation);
            _links.Add(link);
        }
    }

    public Task RunAsync(WorkContext context, CancellationToken cancellation)
    {
        var batches = patrol.Simulations.Select(part => part with { From = part.From / BatchSize, To = part.To / BatchSize }).ToList();
        return context.PlayAsync(batches, (number, _) => Report(context, number), cancellation);
    }

    public async Task<IReadOnlyList<Check>> FinishAsync(WorkContext context, CancellationToken cancellation)
    {
        var patience = Stopwatch.StartNew();
        while (Taken < _sent && patience.Elapsed < AnswersWithin)
            await Task.Delay(100, cancellation);
        return [new Check("every report was answered", Taken == _sent, $"{_sent:N0} sent, {_totals.Sum(t => t.Accepted):N0} taken, {_totals.Sum(t => t.Refused):N0} refused")];
    }

    public void Dispose()
    {
        foreach (var link in _links)
        {
            link.Closed = null;
            link.Dispose();
        }
    }

    private long Taken => _totals.Sum(total => total.Accepted + total.Refused);

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
        Interlocked.Add(ref _sent, BatchSize);
        context.Recorder.Count("fixes sent", BatchSize);
    }

    private void Answered(WorkContext context, int link, ReadOnlySpan<byte> message)
    {
        var (accepted, refused, fault) = Totals.Read(message);
        if (fault is not null)
        {
            context.Recorder.Fail("fix", fault);
            return;
        }
        context.Recorder.Count("fixes taken", accepted - _totals[link].Accepted);
        context.Recorder.Count("fixes refused", refused - _totals[link].Refused);
        _totals[link] = new Totals(accepted, refused);
    }
}
