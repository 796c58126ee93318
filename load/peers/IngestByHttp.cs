using System.Diagnostics;
using Dispatch.Domain.Roads;
using Dispatch.Load.Movement;
using Dispatch.Load.Wire;
using Dispatch.Load.Work;

namespace Dispatch.Load.Peers;

internal sealed class IngestByHttp(Ingest ingest) : IWork
{
    private readonly HttpPool[] _pools = new HttpPool[ingest.Connections];
    private RecordedMovement _movement = null!;
    private long _answered;
    private volatile bool _over;

    public Task PrepareAsync(WorkContext context, CancellationToken cancellation)
    {
        _movement = RecordedMovement.Load(context.Plan.Recordings, SyntheticCity.DefaultCentre, ingest.Units, context.Plan.Seed);
        for (var i = 0; i < _pools.Length; i++)
            _pools[i] = new HttpPool(context.Plan.Server, 1);
        return Task.CompletedTask;
    }

    public async Task RunAsync(WorkContext context, CancellationToken cancellation)
    {
        var loops = _pools.Select((_, connection) => LoopAsync(context, connection)).ToArray();
        await Task.Delay(TimeSpan.FromSeconds(ingest.WarmUp), cancellation);
        var (before, since) = (Interlocked.Read(ref _answered), Stopwatch.GetTimestamp());
        context.Recorder.Set("counting", 1);
        await Task.Delay(TimeSpan.FromSeconds(ingest.Seconds), cancellation);
        context.Recorder.Set(Ingest.Rate, (long)((Interlocked.Read(ref _answered) - before) / Stopwatch.GetElapsedTime(since).TotalSeconds));
        context.Recorder.Set("counting", 0);
        _over = true;
        await Task.WhenAll(loops);
    }

    public void Dispose()
    {
        foreach (var pool in _pools)
            pool.Dispose();
    }

    private async Task LoopAsync(WorkContext context, int connection)
    {
        var (pool, body) = (_pools[connection], new byte[FixWriter.MaxJson]);
        var fleets = context.Credentials.Fleets;
        for (var unit = connection; !_over; unit = (unit + ingest.Connections) % ingest.Units)
        {
            var fix = _movement.At(unit, RecordedMovement.Clock);
            var length = FixWriter.Json(body, UnitNames.Taxi(unit), fix, DateTime.UtcNow);
            var began = Stopwatch.GetTimestamp();
            try
            {
                var answer = await pool.SendAsync(pool.Request("POST", "/api/v1/positions", fleets[connection % fleets.Count], body[..length], null));
                if (answer.Ok)
                {
                    Interlocked.Increment(ref _answered);
                    context.Recorder.Ok("report", began, answer.Received);
                }
                else
                {
                    context.Recorder.Fail("report", $"HTTP {answer.Status}");
                }
            }
            catch (IOException error)
            {
                context.Recorder.Fail("report", error.Message);
                return;
            }
        }
    }
}
