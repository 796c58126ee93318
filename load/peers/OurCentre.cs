using System.Diagnostics;
using System.Text.Json;
using Dispatch.Domain.Roads;
using Dispatch.Load.Movement;
using Dispatch.Load.Scenarios;
using Dispatch.Load.Wire;
using Dispatch.Load.Work;

namespace Dispatch.Load.Peers;

/// <summary>
/// Our side of the fan-out: in each round a drill order to every taxi of the city, which a second account releases; that is the order whose
/// time counts. An answer counts when its driver has heard that it is on disk. Everybody is let go before the next round.
/// </summary>
internal sealed class OurCentre(int clients) : IFanOutCentre
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    // The second person looks at an order before releasing it; few are as quick as this.
    private static readonly TimeSpan BeforeRelease = TimeSpan.FromSeconds(2);

    private HttpPool _http = null!;
    private Desk _commander = null!;
    private Desk _dispatcher = null!;
    private WorkContext _context = null!;
    private TaskCompletionSource<long> _confirmed = new();
    private string _run = "";
    private string _alert = "";
    private int _confirmations;

    /// <summary>Everybody's position is known before anybody is asked.</summary>
    public async Task PrepareAsync(WorkContext context, CancellationToken cancellation)
    {
        _context = context;
        _http = new HttpPool(context.Plan.Server, 4);
        _commander = new Desk(_http, context.Credentials.Commander, context.Recorder);
        _dispatcher = new Desk(_http, context.Credentials.Dispatcher, context.Recorder);
        var movement = RecordedMovement.Load(context.Plan.Recordings, SyntheticCity.DefaultCentre, clients, context.Plan.Seed);
        using var fleet = new FleetLink(context);
        await fleet.OpenAsync(cancellation);
        foreach (var chunk in Enumerable.Range(0, clients).Chunk(500))
            fleet.Send([.. chunk.Select(i => (UnitNames.Taxi(i), movement.At(i, RecordedMovement.Clock)))]);
        await Task.Delay(TimeSpan.FromSeconds(2), cancellation);
    }

    public async Task ReadyAsync(int round, CancellationToken cancellation)
    {
        (_run, _confirmations, _confirmed) = (FormattableString.Invariant($"{round}-{_context.Plan.Name}"), 0, new(TaskCreationOptions.RunContinuationsAsynchronously));
        var centre = SyntheticCity.DefaultCentre;
        var incident = await DoAsync(_dispatcher, "incident", "/api/v1/incidents", new
        {
            typeCode = "missing-child", priority = 1, channel = "phone", drill = true, description = "load", location = new { lat = centre.Latitude, lon = centre.Longitude, address = "Load Square" },
        }, "id");
        await DoAsync(_dispatcher, "verified", $"/api/v1/incidents/{incident}/verify", new { how = "caller rung back" });
        var order = new { kind = "cityWide", audience = new { kind = "city" }, kinds = (string[])["taxi"], urgency = "immediate", expiresIn = 3600, quota = 0, eyesOnly = true, drill = true };
        _alert = await DoAsync(_commander, "ordered", $"/api/v1/incidents/{incident}/alerts", order, "id");
        await Task.Delay(BeforeRelease, cancellation);
    }

    public async Task<long> OrderAsync(CancellationToken cancellation)
    {
        await DoAsync(_dispatcher, "released", $"/api/v1/alerts/{_alert}/release", new { });
        return await _confirmed.Task.WaitAsync(cancellation);
    }

    public async Task EndAsync(CancellationToken cancellation)
    {
        // The centre's sums follow some tenths of a second later.
        await UntilAsync("accepted", cancellation);
        await DoAsync(_dispatcher, "stood down", $"/api/v1/alerts/{_alert}/stand-down", new { });
        await UntilAsync("released", cancellation);
    }

    /// <summary>A driver heard that its answer is durable.</summary>
    public void Confirmed()
    {
        if (Interlocked.Increment(ref _confirmations) == clients)
            _confirmed.TrySetResult(Stopwatch.GetTimestamp());
    }

    public void Dispose() => _http?.Dispose();

    private async Task<string> DoAsync(Desk desk, string step, string path, object body, string? member = null)
    {
        var done = await desk.DoAsync(step, "POST", path, body, $"{step.Replace(' ', '-')}-{_run}", Stopwatch.GetTimestamp())
            ?? throw new InvalidOperationException($"{step}: refused, see the failures.");
        return member is null ? "" : done.GetProperty(member).GetString()!;
    }

    /// <summary>Until the centre counts everybody: a run with one too few fails by its patience.</summary>
    private async Task UntilAsync(string count, CancellationToken cancellation)
    {
        while (true)
        {
            var answer = await _dispatcher.GetAsync($"/api/v1/alerts/{_alert}");
            if (answer.Ok && JsonDocument.Parse(answer.Body).RootElement.GetProperty("counts").GetProperty(count).GetInt32() == clients)
                return;
            await Task.Delay(Look, cancellation);
        }
    }
}
