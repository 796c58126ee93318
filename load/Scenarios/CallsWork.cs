using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Dispatch.Domain.Roads;
using Dispatch.Load.Movement;
using Dispatch.Load.Wire;
using Dispatch.Load.Work;

namespace Dispatch.Load.Scenarios;

internal sealed class CallsWork(Calls calls) : IWork
{
    private const int Connections = 64;
    private const int UnitsSent = 2;

    /// <summary>Between two acts of one incident; long enough that it is open while others are.</summary>
    private static readonly TimeSpan Think = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<string, string> _promised = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<long, Task> _running = [];
    private IReadOnlyList<RecordedCall> _recorded = [];
    private Responders _responders = null!;
    private HttpPool _http = null!;
    private Desk _desk = null!;

    public async Task PrepareAsync(WorkContext context, CancellationToken cancellation)
    {
        var file = context.Plan.Recordings is { } folder ? Path.Combine(folder, "..", "incidents_montco911_sample", "911.csv") : null;
        _recorded = RecordedCalls.Load(file, SyntheticCity.DefaultCentre, context.Plan.Seed);
        _http = new HttpPool(context.Plan.Server, Connections);
        _desk = new Desk(_http, context.Credentials.Dispatcher, context.Recorder, calls.Patient);
        _responders = new Responders(context);
        await _responders.OpenAsync(cancellation);
    }

    public async Task RunAsync(WorkContext context, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var driving = _responders.DriveAsync(ending.Token);
        await context.PlayAsync(calls.Simulations, (number, intended) => Begin(context, number, intended, cancellation), cancellation);
        await Task.WhenAll(_running.Values);
        await ending.CancelAsync();
        await driving;
    }

    /// <summary>What was answered "done" is there, and its log is unbroken.</summary>
    public async Task<IReadOnlyList<Check>> FinishAsync(WorkContext context, CancellationToken cancellation)
    {
        var (missing, broken) = (0, 0);
        await Parallel.ForEachAsync(_promised, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellation }, async (promise, _) =>
        {
            var log = await _desk.GetAsync($"/api/v1/incidents/{promise.Key}/log");
            if (!log.Ok)
                Interlocked.Increment(ref missing);
            else if (!JsonDocument.Parse(log.Body).RootElement.GetProperty("verified").GetBoolean())
                Interlocked.Increment(ref broken);
        });
        return
        [
            new Check("incidents answered as durable are there", missing == 0, $"{_promised.Count:N0} promised, {missing} missing"),
            new Check("their logs are unbroken", broken == 0, $"{broken} broken"),
        ];
    }

    public void Dispose()
    {
        _responders.Dispose();
        _http.Dispose();
    }

    private void Begin(WorkContext context, long number, long intended, CancellationToken cancellation)
    {
        _running[number] = HandleAsync(context, number, intended, cancellation)
            .ContinueWith(_ => _running.TryRemove(number, out var _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task HandleAsync(WorkContext context, long number, long intended, CancellationToken cancellation)
    {
        var call = _recorded[(int)((number + context.Plan.Seed) % _recorded.Count)];
        var run = $"{context.Plan.Name}-{number}";
        var report = new
        {
            typeCode = call.TypeCode, priority = call.Priority, channel = "phone", drill = true, description = "load: " + call.Title,
            location = new { lat = call.At.Latitude, lon = call.At.Longitude, address = call.Address },
        };
        if (await _desk.DoAsync("create", "POST", "/api/v1/incidents", report, $"open-{run}", intended) is not { } opened)
            return;
        var id = opened.GetProperty("id").GetString()!;
        // The same incident for two commands would be one of them lost.
        if (!_promised.TryAdd(id, run))
            context.Recorder.Fail("create", "answered with another call's incident");
        if (await DispatchAsync(id, run, cancellation) is { Count: > 0 } sent)
            await WorkAsync(id, run, sent, cancellation);
        await Task.Delay(Think, cancellation);
        await _desk.DoAsync("close", "POST", $"/api/v1/incidents/{id}/close", new { disposition = "resolved-on-scene" }, $"close-{run}", Stopwatch.GetTimestamp());
    }

    private async Task<IReadOnlyList<string>?> DispatchAsync(string id, string run, CancellationToken cancellation)
    {
        await Task.Delay(Think, cancellation);
        if (await _desk.DoAsync("recommend", "POST", $"/api/v1/incidents/{id}/recommendation", new { count = UnitsSent }, $"rec-{run}",
                Stopwatch.GetTimestamp()) is not { } recommended)
            return null;
        var units = recommended.GetProperty("chosen").EnumerateArray().Select(choice => choice.GetProperty("unit").GetString()!).ToList();
        if (units.Count == 0)
            return null;
        await Task.Delay(Think, cancellation);
        if (await _desk.DoAsync("dispatch", "POST", $"/api/v1/incidents/{id}/dispatch", new { units }, $"send-{run}", Stopwatch.GetTimestamp()) is not { } answer)
            return null;
        // Another incident may have promised the same unit a moment before: that is a refusal with its reason, not a failure.
        var refused = answer.GetProperty("refused").EnumerateArray().Select(unit => unit.GetProperty("unit").GetString()!).ToHashSet(StringComparer.Ordinal);
        return [.. units.Where(unit => !refused.Contains(unit))];
    }

    private async Task WorkAsync(string id, string run, IReadOnlyList<string> units, CancellationToken cancellation)
    {
        foreach (var step in (string[])["acknowledged", "enRoute", "onScene", "cleared"])
        {
            await Task.Delay(Think, cancellation);
            await Task.WhenAll(units.Select(unit => _desk.DoAsync("status", "POST", $"/api/v1/incidents/{id}/assignments/{unit}", new { step },
                $"{step}-{unit}-{run}", Stopwatch.GetTimestamp())));
        }
    }
}
