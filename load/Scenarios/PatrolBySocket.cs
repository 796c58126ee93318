using System.Diagnostics;
using System.Text.Json;
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
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(8);

    private readonly WebSocketLink[] _links = new WebSocketLink[patrol.Taxis];
    private readonly Totals[] _totals = new Totals[patrol.Taxis];
    private RecordedMovement _movement = null!;
    private long _sent;

    public async Task PrepareAsync(WorkContext context, CancellationToken cancellation)
    {
        _movement = patrol.Movement(context);
        var endPoint = Link.EndPointOf(context.Plan.Server);
        await Parallel.ForAsync(0, patrol.Taxis, new ParallelOptions { MaxDegreeOfParallelism = ConnectAtOnce, CancellationToken = cancellation }, async (i, stop) =>
        {
            var link = new WebSocketLink(context.Plan.Server.Authority, "/ws/positions", context.Credentials.Units[patrol.First + i])
            {
                Message = (_, message) => Answered(context, i, message),
                Closed = closed => context.Recorder.Fail("fix", closed.Fault ?? "closed"),
            };
            _links[i] = link;
            await link.ConnectAsync(endPoint, stop);
            await link.Opened.WaitAsync(stop);
        });
        context.Recorder.Set("sockets", patrol.Taxis);
    }

    public Task RunAsync(WorkContext context, CancellationToken cancellation) =>
        context.PlayAsync(patrol.Simulations, (number, _) => Report(context, (int)(number % patrol.Taxis)), cancellation);

    public async Task<IReadOnlyList<Check>> FinishAsync(WorkContext context, CancellationToken cancellation)
    {
        // Totals come at the latest five seconds after a message.
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

    private void Report(WorkContext context, int taxi)
    {
        Span<byte> message = stackalloc byte[FixWriter.MaxJson];
        var seconds = RecordedMovement.Clock;
        var length = FixWriter.Json(message, null, _movement.At(patrol.First + taxi, seconds), DateTime.UtcNow);
        _links[taxi].SendText(message[..length]);
        Interlocked.Increment(ref _sent);
        context.Recorder.Count("fixes sent");
    }

    private void Answered(WorkContext context, int taxi, ReadOnlySpan<byte> message)
    {
        var (accepted, refused, fault) = Totals.Read(message);
        if (fault is not null)
        {
            context.Recorder.Fail("fix", fault);
            return;
        }
        context.Recorder.Count("fixes taken", accepted - _totals[taxi].Accepted);
        context.Recorder.Count("fixes refused", refused - _totals[taxi].Refused);
        _totals[taxi] = new Totals(accepted, refused);
    }
}

/// <summary>What a position socket answers: totals of the connection.</summary>
internal readonly record struct Totals(long Accepted, long Refused)
{
    public static (long Accepted, long Refused, string? Fault) Read(ReadOnlySpan<byte> message)
    {
        var reader = new Utf8JsonReader(message);
        var answer = JsonDocument.ParseValue(ref reader).RootElement;
        return answer.TryGetProperty("error", out var error) ? (0, 0, error.GetProperty("code").GetString())
            : (answer.GetProperty("accepted").GetInt64(), answer.GetProperty("refused").EnumerateObject().Sum(reason => reason.Value.GetInt64()), null);
    }
}
