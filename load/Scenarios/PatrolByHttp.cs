using System.Diagnostics;
using Dispatch.Load.Movement;
using Dispatch.Load.Wire;
using Dispatch.Load.Work;

namespace Dispatch.Load.Scenarios;

/// <summary>One HTTP request for each fix, through a fleet gateway's token.</summary>
internal sealed class PatrolByHttp(Patrol patrol) : IWork
{
    private const int Connections = 64;

    private RecordedMovement _movement = null!;
    private HttpPool _http = null!;
    private long _open;

    public Task PrepareAsync(WorkContext context, CancellationToken cancellation)
    {
        _movement = patrol.Movement(context);
        _http = new HttpPool(context.Plan.Server, Connections);
        return Task.CompletedTask;
    }

    public async Task RunAsync(WorkContext context, CancellationToken cancellation)
    {
        await context.PlayAsync(patrol.Simulations, (number, intended) => _ = ReportAsync(context, number, intended), cancellation);
        while (Interlocked.Read(ref _open) > 0 && !cancellation.IsCancellationRequested)
            await Task.Delay(20, cancellation);
    }

    public void Dispose() => _http.Dispose();

    private async Task ReportAsync(WorkContext context, long number, long intended)
    {
        Interlocked.Increment(ref _open);
        try
        {
            var taxi = (int)(number % patrol.Taxis) + patrol.First;
            var body = new byte[FixWriter.MaxJson];
            var fix = _movement.At(taxi, RecordedMovement.Clock);
            var length = FixWriter.Json(body, UnitNames.Taxi(taxi), fix, DateTime.UtcNow);
            var fleets = context.Credentials.Fleets;
            var answer = await _http.SendAsync(
                _http.Request("POST", "/api/v1/positions", fleets[(int)(number % fleets.Count)], body[..length], null));
            if (answer.Ok)
                context.Recorder.Ok("fix", intended, answer.Received);
            else
                context.Recorder.Fail("fix", $"HTTP {answer.Status}");
        }
        catch (IOException error)
        {
            context.Recorder.Fail("fix", error.Message);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }
}
