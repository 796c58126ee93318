using System.Diagnostics;
using System.Text.Json;
using Dispatch.Domain.Roads;
using Dispatch.Load.Wire;
using Dispatch.Load.Work;

namespace Dispatch.Load.Scenarios;

/// <summary>
/// The centre's side: a verified incident, a drill order to every taxi of the city, released by a second account at a moment fixed before;
/// a first order to warm up. Afterwards the service's own counts are compared with what the drivers answered.
/// </summary>
/// <param name="WarmUpAt">Seconds; 0 = none.</param>
internal sealed record Mobilisation(int Drivers, double WarmUpAt, double OrderAt, double Seconds) : WorkPart
{
    public override IWork Create() => new MobilisationWork(this);
}

internal sealed class MobilisationWork(Mobilisation mobilisation) : IWork
{
    private const double OrderBefore = 2;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(60);

    private HttpPool _http = null!;
    private Desk _commander = null!;
    private Desk _dispatcher = null!;
    private string? _alert;

    public Task PrepareAsync(WorkContext context, CancellationToken cancellation)
    {
        _http = new HttpPool(context.Plan.Server, 8);
        _commander = new Desk(_http, context.Credentials.Commander, context.Recorder, patient: true);
        _dispatcher = new Desk(_http, context.Credentials.Dispatcher, context.Recorder, patient: true);
        return Task.CompletedTask;
    }

    public async Task RunAsync(WorkContext context, CancellationToken cancellation)
    {
        if (mobilisation.WarmUpAt > 0 && await OrderAsync(context, "warm-up", mobilisation.WarmUpAt, cancellation) is { } first)
        {
            await Desk.AtAsync(context.Start, (mobilisation.WarmUpAt + mobilisation.OrderAt) / 2, cancellation);
            await _dispatcher.DoAsync("warm-up stand down", "POST", $"/api/v1/alerts/{first}/stand-down", new { }, $"over-{context.Plan.Name}", Stopwatch.GetTimestamp());
        }
        _alert = await OrderAsync(context, "order", mobilisation.OrderAt, cancellation);
        await Desk.AtAsync(context.Start, mobilisation.Seconds, cancellation);
    }

    public async Task<IReadOnlyList<Check>> FinishAsync(WorkContext context, CancellationToken cancellation)
    {
        if (_alert is null)
            return [new Check("the order went out", false, "it was refused; see the failures")];
        var answers = Enumerable.Range(0, mobilisation.Drivers).GroupBy(DriversWork.AnswerOf, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var waited = Stopwatch.StartNew();
        var counts = await CountsAsync();
        while (answers.Any(answer => counts.GetValueOrDefault(answer.Key) != answer.Value) && waited.Elapsed < Settling)
        {
            await Task.Delay(500, cancellation);
            counts = await CountsAsync();
        }
        await _dispatcher.DoAsync("stand down", "POST", $"/api/v1/alerts/{_alert}/stand-down", new { }, $"end-{context.Plan.Name}", Stopwatch.GetTimestamp());
        return
        [
            .. answers.Select(answer => new Check($"the service counts who {answer.Key}", counts.GetValueOrDefault(answer.Key) == answer.Value,
                $"answered {answer.Value:N0}, counted {counts.GetValueOrDefault(answer.Key):N0}")),
            new Check("everybody was eligible", counts.GetValueOrDefault("eligible") == mobilisation.Drivers,
                $"{counts.GetValueOrDefault("eligible"):N0} of {mobilisation.Drivers:N0}{await ExcludedAsync()}"),
        ];
    }

    public void Dispose() => _http.Dispose();

    /// <returns>The alert's id; null when it was refused.</returns>
    private async Task<string?> OrderAsync(WorkContext context, string name, double at, CancellationToken cancellation)
    {
        var run = $"{name}-{context.Plan.Name}";
        var centre = SyntheticCity.DefaultCentre;
        await Desk.AtAsync(context.Start, at - OrderBefore, cancellation);
        var report = new { typeCode = "missing-child", priority = 1, channel = "phone", drill = true, description = "load", location = new { lat = centre.Latitude, lon = centre.Longitude, address = "Load Square" } };
        if (await _dispatcher.DoAsync($"{name}: incident", "POST", "/api/v1/incidents", report, $"inc-{run}", Stopwatch.GetTimestamp()) is not { } opened)
            return null;
        var incident = opened.GetProperty("id").GetString();
        await _dispatcher.DoAsync($"{name}: verified", "POST", $"/api/v1/incidents/{incident}/verify", new { how = "caller rung back" }, $"ver-{run}", Stopwatch.GetTimestamp());
        var order = new { kind = "cityWide", audience = new { kind = "city" }, kinds = (string[])["taxi"], urgency = "immediate", expiresIn = 3600, quota = 0, eyesOnly = true, drill = true };
        if (await _commander.DoAsync($"{name}: ordered", "POST", $"/api/v1/incidents/{incident}/alerts", order, $"ord-{run}", Stopwatch.GetTimestamp()) is not { } ordered)
            return null;
        var alert = ordered.GetProperty("id").GetString()!;
        var intended = await Desk.AtAsync(context.Start, at, cancellation);
        if (ordered.GetProperty("standing").GetString() == "awaitsRelease")
            await _dispatcher.DoAsync($"{name}: released", "POST", $"/api/v1/alerts/{alert}/release", new { }, $"rel-{run}", intended);
        return alert;
    }

    /// <summary>The reasons why others were not; whoever is missing here too was in no cell that was asked.</summary>
    private async Task<string> ExcludedAsync()
    {
        var answer = await _dispatcher.GetAsync($"/api/v1/alerts/{_alert}");
        var excluded = !answer.Ok ? [] : JsonDocument.Parse(answer.Body).RootElement.GetProperty("excluded").EnumerateArray()
            .Select(one => $"{one.GetProperty("count").GetInt32():N0} {one.GetProperty("reason").GetString()}").ToList();
        return excluded.Count == 0 ? "" : "; excluded: " + string.Join(", ", excluded);
    }

    private async Task<Dictionary<string, int>> CountsAsync()
    {
        try
        {
            var answer = await _dispatcher.GetAsync($"/api/v1/alerts/{_alert}");
            return !answer.Ok ? [] : JsonDocument.Parse(answer.Body).RootElement.GetProperty("counts").EnumerateObject()
                .ToDictionary(count => count.Name, count => count.Value.GetInt32(), StringComparer.Ordinal);
        }
        catch (IOException)
        {
            // Just being restarted: asked again.
            return [];
        }
    }
}
