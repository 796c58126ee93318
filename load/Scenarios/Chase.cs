using System.Diagnostics;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads;
using Dispatch.Load.Wire;
using Dispatch.Load.Work;

namespace Dispatch.Load.Scenarios;

/// <summary>A robber drives off through the city: a cordon is proposed and activated, then a sighting each so many seconds re-plans it.</summary>
/// <param name="SightingEvery">Seconds.</param>
internal sealed record Chase(double SightingEvery, double Seconds) : WorkPart
{
    public override IWork Create() => new ChaseWork(this);
}

internal sealed class ChaseWork(Chase chase) : IWork
{
    private const double MetresPerSecond = 11;
    private const double FirstSighting = 2;

    private HttpPool _http = null!;
    private Desk _dispatcher = null!;
    private Desk _commander = null!;
    private Responders _responders = null!;

    public async Task PrepareAsync(WorkContext context, CancellationToken cancellation)
    {
        _http = new HttpPool(context.Plan.Server, 8);
        _dispatcher = new Desk(_http, context.Credentials.Dispatcher, context.Recorder, patient: true);
        _commander = new Desk(_http, context.Credentials.Commander, context.Recorder, patient: true);
        _responders = new Responders(context);
        await _responders.OpenAsync(cancellation);
    }

    public async Task RunAsync(WorkContext context, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var driving = _responders.DriveAsync(ending.Token);
        var began = await Desk.AtAsync(context.Start, FirstSighting, cancellation);
        if (await OpenAsync(context, began) is { } cordon)
            await FollowAsync(context, cordon, cancellation);
        await ending.CancelAsync();
        await driving;
    }

    public void Dispose()
    {
        _responders.Dispose();
        _http.Dispose();
    }

    private static object Sighting(double seconds)
    {
        var at = Earth.Travel(SyntheticCity.DefaultCentre, Heading.FromDegrees(40), new Metres(300 + (MetresPerSecond * seconds % 4_000)));
        return new { sightings = new[] { new { lat = at.Latitude, lon = at.Longitude, secondsAgo = 5.0, radius = 60.0 } } };
    }

    /// <returns>The cordon's path; null when it could not be opened.</returns>
    private async Task<string?> OpenAsync(WorkContext context, long intended)
    {
        var run = context.Plan.Name;
        var centre = SyntheticCity.DefaultCentre;
        var report = new
        {
            typeCode = "robbery", priority = 1, channel = "phone", drill = true, description = "load: chase",
            location = new { lat = centre.Latitude, lon = centre.Longitude, address = "" },
        };
        if (await _dispatcher.DoAsync("create", "POST", "/api/v1/incidents", report, $"chase-{run}", intended) is not { } opened)
            return null;
        var path = $"/api/v1/incidents/{opened.GetProperty("id").GetString()}/cordon";
        var sightings = new[] { new { lat = centre.Latitude, lon = centre.Longitude, secondsAgo = 20.0, radius = 60.0 } };
        var wanted = new { sightings, means = "car", speedFactor = 1.2, setUp = 20, margin = 5, rings = 1, reach = 9_000 };
        if (await _dispatcher.DoAsync("cordon proposed", "POST", path + "/proposals", wanted, $"propose-{run}", Stopwatch.GetTimestamp()) is not { } proposed)
            return null;
        var proposal = proposed.GetProperty("proposals").EnumerateArray().FirstOrDefault(one => one.GetProperty("closes").GetBoolean());
        if (proposal.ValueKind != System.Text.Json.JsonValueKind.Object)
        {
            context.Recorder.Fail("cordon proposed", "no proposal closes");
            return null;
        }
        var activate = new { proposal = proposal.GetProperty("id").GetString() };
        return await _commander.DoAsync("cordon activated", "POST", path + "/activate", activate, $"activate-{run}", Stopwatch.GetTimestamp()) is null ? null : path;
    }

    private async Task FollowAsync(WorkContext context, string cordon, CancellationToken cancellation)
    {
        for (var seconds = FirstSighting + chase.SightingEvery; seconds < chase.Seconds; seconds += chase.SightingEvery)
        {
            var intended = await Desk.AtAsync(context.Start, seconds, cancellation);
            await _dispatcher.DoAsync("sighting", "POST", cordon + "/sightings", Sighting(seconds), $"seen-{context.Plan.Name}-{seconds:0}", intended);
        }
        await _commander.DoAsync("stand down", "POST", cordon + "/stand-down", new { reason = "load run over" }, $"over-{context.Plan.Name}", Stopwatch.GetTimestamp());
    }
}
