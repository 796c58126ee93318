using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads;
using Dispatch.Load.Movement;
using Dispatch.Load.Scenarios;
using Dispatch.Load.Simulations;
using Dispatch.Load.Wire;
using Dispatch.Load.Work;

namespace Dispatch.Load.Peers;

internal sealed class NearestWork(Nearest nearest) : IWork
{
    private const double Radius = 3_000;
    private const int Incidents = 100;
    private const int Connections = 32;

    private readonly LocalPlane _plane = new(SyntheticCity.DefaultCentre);
    private readonly List<string> _incidents = [];
    private readonly RespLink? _redis = nearest.Form is NearestForm.Dispatch or NearestForm.Ranked ? null : new RespLink();
    private RecordedMovement _movement = null!;
    private Random _random = null!;
    private HttpPool _http = null!;
    private PatrolByFleet? _patrol;
    private long _open;

    private double Length => nearest.WarmUp + nearest.Seconds;

    private IReadOnlyList<LoadSimulation> Updates => LoadSimulation.Constant(nearest.UpdatesPerSecond, TimeSpan.FromSeconds(Length));

    public async Task PrepareAsync(WorkContext context, CancellationToken cancellation)
    {
        _movement = RecordedMovement.Load(context.Plan.Recordings, SyntheticCity.DefaultCentre, nearest.Units, context.Plan.Seed);
        (_random, _http) = (new Random(context.Plan.Seed), new HttpPool(context.Plan.Server, Connections));
        if (_redis is not null)
        {
            await _redis.ConnectAsync(new IPEndPoint(IPAddress.Loopback, nearest.RedisPort), cancellation);
            for (var unit = 0; unit < nearest.Units; unit++)
                Keep(context, unit, RecordedMovement.Clock);
            return;
        }
        _patrol = new PatrolByFleet(new Patrol(Via.Fleet, 0, nearest.Units, Updates));
        await _patrol.PrepareAsync(context, cancellation);
        for (var i = 0; nearest.Form == NearestForm.Ranked && i < Incidents; i++)
        {
            var at = Place();
            var report = new { typeCode = "robbery", priority = 1, channel = "phone", drill = true, location = new { lat = at.Latitude, lon = at.Longitude, address = "" } };
            var opened = await _http.SendAsync("POST", "/api/v1/incidents", context.Credentials.Dispatcher, report, $"near-{context.Plan.Name}-{i}", cancellation);
            _incidents.Add(JsonDocument.Parse(opened.Body).RootElement.GetProperty("id").GetString()!);
        }
    }

    public async Task RunAsync(WorkContext context, CancellationToken cancellation)
    {
        var updates = _patrol?.RunAsync(context, cancellation) ?? context.PlayAsync(Updates,
            (number, _) => Keep(context, (int)(number % nearest.Units), RecordedMovement.Clock), cancellation);
        var counted = context.Start + (long)(nearest.WarmUp * Stopwatch.Frequency);
        await context.PlayAsync(LoadSimulation.Constant(nearest.PerSecond, TimeSpan.FromSeconds(Length)),
            (number, intended) => _ = AskAsync(context, number, intended, intended >= counted), cancellation);
        await updates;
        while (Interlocked.Read(ref _open) > 0)
            await Task.Delay(20, cancellation);
    }

    public void Dispose()
    {
        _patrol?.Dispose();
        _redis?.Dispose();
        _http.Dispose();
    }

    private GeoPoint Place() => _plane.ToPoint((_random.NextDouble() - 0.5) * 8_000, (_random.NextDouble() - 0.5) * 8_000);

    private void Keep(WorkContext context, int unit, double seconds)
    {
        var fix = _movement.At(unit, seconds);
        _redis!.Ask((_, good) => context.Recorder.Count(good ? "updates" : "updates failed"), "GEOADD", "fleet", Text(fix.Longitude), Text(fix.Latitude), UnitNames.Taxi(unit));
    }

    private async Task AskAsync(WorkContext context, long number, long intended, bool counts)
    {
        Interlocked.Increment(ref _open);
        try
        {
            var at = Place();
            var (received, good) = nearest.Form switch
            {
                NearestForm.Redis => await SearchAsync(at),
                NearestForm.Fastify => Of(await _http.SendAsync("GET", $"/nearest?lat={Text(at.Latitude)}&lon={Text(at.Longitude)}", null)),
                NearestForm.Dispatch => Of(await _http.SendAsync("GET",
                    $"/api/v1/units/near?lat={Text(at.Latitude)}&lon={Text(at.Longitude)}&count=20&radius={Text(Radius)}", context.Credentials.Dispatcher)),
                _ => Of(await _http.SendAsync("POST", $"/api/v1/incidents/{_incidents[(int)(number % Incidents)]}/recommendation", context.Credentials.Dispatcher,
                    new { count = 20, kinds = (string[])["patrolCar"], radius = Radius }, $"ask-{context.Plan.Name}-{number}")),
            };
            if (!good)
                context.Recorder.Fail(Nearest.Step, "not answered well");
            else if (counts)
                context.Recorder.Ok(Nearest.Step, intended, received);
        }
        catch (IOException error)
        {
            context.Recorder.Fail(Nearest.Step, error.Message);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private Task<(long, bool)> SearchAsync(GeoPoint at)
    {
        var answered = new TaskCompletionSource<(long, bool)>();
        _redis!.Ask((received, good) => answered.TrySetResult((received, good)), "GEOSEARCH", "fleet", "FROMLONLAT", Text(at.Longitude), Text(at.Latitude),
            "BYRADIUS", Text(Radius), "m", "ASC", "COUNT", "20", "WITHDIST", "WITHCOORD");
        return answered.Task;
    }

    private static (long, bool) Of(HttpAnswer answer) => (answer.Received, answer.Ok);

    private static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
