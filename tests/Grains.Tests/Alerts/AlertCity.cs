using System.Collections.Concurrent;
using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Alerting.Retention;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;
using Dispatch.Grains.Alerts;
using Dispatch.Grains.Cells;
using Dispatch.Grains.Cordons;
using Dispatch.Grains.Incidents;
using Dispatch.Grains.Tests.Incidents;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Grains.Tests.Alerts;

/// <summary>A verified robbery, taxis around it in a row of rising distance, and one gateway that hears everything.</summary>
internal sealed class AlertCity : IAsyncDisposable
{
    public static readonly Actor Wang = new("commander.wang", "commander");
    public static readonly Actor Zhao = new("dispatcher.zhao", "dispatcher");
    private static readonly GeoPoint Scene = GeoPoint.Of(43.88, 125.32);

    public City City { get; private init; } = null!;

    public IncidentId Incident { get; private set; }

    public GatewayEar Ear { get; private set; } = new();

    public static async Task<AlertCity> Start(int taxis, int shardSize = 400)
    {
        var city = new AlertCity
        {
            City = await City.Start(services => services.AddAlerts().AddCordons().Configure<AlertOptions>(options => options.ShardSize = shardSize)),
        };
        city.Incident = (await city.City.Open()).Id;
        City.Ok(await city.City.Incident(city.Incident).Verify(city.City.Header(), "second caller"));
        for (var i = 0; i < taxis; i++)
            await city.Add(i);
        await city.Listen();
        return city;
    }

    public static UnitId Taxi(int number) => new(FormattableString.Invariant($"taxi-{number:000}"));

    /// <summary>Everything in memory is gone; positions come with the next reports, gateways watch again.</summary>
    public async Task Restart(int taxis)
    {
        await City.Restart();
        for (var i = 0; i < taxis; i++)
            await See(i);
        await Listen();
    }

    public async Task Listen()
    {
        Ear = new GatewayEar();
        var reference = City.Reference(Ear);
        foreach (var key in AlertBoards.Keys)
            await City.Grain<IAlertBoardGrain>(key).Watch(reference);
    }

    public CommandHeader By(Actor actor, string? key = null) => City.Header(key) with { By = actor };

    public AlertOrder Order(CommandHeader header, int quota = 0, AlertDescription? description = null, double seconds = 600) => new(
        AlertId.For(Incident, header), Incident, AlertKind.Lookout, Audience.Around(Scene, Metres.Kilometres(5), UnitKind.Taxi), quota,
        AlertUrgency.Immediate, header.At.AddSeconds(seconds), Drill: false, EyesOnly: false, null, description, "解放大路");

    public async Task<(IAlertGrain Grain, AlertView View)> Send(int quota = 0, double seconds = 600)
    {
        var header = By(Wang);
        var order = Order(header, quota, seconds: seconds);
        var grain = Alert(order.Id);
        return (grain, City.Ok(await grain.Order(header, order)));
    }

    /// <summary>An order that waits for its second person, and whose shards have written down by now who would be told.</summary>
    public async Task<(IAlertGrain Grain, AlertId Id)> Prepare()
    {
        var header = By(Wang);
        var order = Order(header, description: new AlertDescription(DescriptionKind.Vehicle, new BilingualText("白色轿车", "white saloon")));
        City.Ok(await Alert(order.Id).Order(header, order)).Standing.ShouldBe(AlertStanding.AwaitsRelease);
        var shards = (await Alert(order.Id).Remembered())!.Shards;
        var prepared = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        City.Store.AfterWrite = _ =>
        {
            if (Enumerable.Range(0, shards).All(shard => City.Store.Body("alert-shard", AlertShards.KeyOf(order.Id, shard)).Length > 0))
                prepared.TrySetResult();
            return Task.CompletedTask;
        };
        await City.Clock.AdvanceUntil(prepared.Task, TimeSpan.FromMilliseconds(200));
        City.Store.Heal();
        return (Alert(order.Id), order.Id);
    }

    public IAlertGrain Alert(AlertId id) => City.Grain<IAlertGrain>(id.Value);

    public IAlertShardGrain Shard(AlertId id, UnitId unit, int shards) =>
        City.Grain<IAlertShardGrain>(AlertShards.KeyOf(id, AlertShards.Of(unit, shards)));

    public async Task<MarkAnswer> Say(AlertId id, UnitId unit, LadderStep step, int seq = 1)
    {
        var shards = (await Alert(id).Remembered())!.Shards;
        return (await Shard(id, unit, shards).Mark([new UnitMark(unit, new LadderNews(step, City.Clock.GetUtcNow(), seq))]))[0];
    }

    /// <summary>News pass from shard to alert to the next decision, gathered for a moment at each: these moments pass until it fits.</summary>
    public Task Until(Func<bool> fits) => City.Clock.AdvanceUntil(Ear.Until(fits), TimeSpan.FromMilliseconds(200));

    /// <summary>The alert looks again by its clock, some times a step apart; each look is over before the next one is due.</summary>
    public async Task LookUntil(AlertId id, TimeSpan step, Func<bool> fits)
    {
        for (var look = 0; look < 5 && !fits(); look++)
        {
            City.Clock.Advance(step);
            // Not over, so nothing is forgotten: but the answer waits its turn behind the look.
            (await Alert(id).Forget(new RetentionCut(RetentionClass.PrecisePositions, DateTimeOffset.MinValue))).ShouldBe(0);
        }
        await Ear.Until(fits);
    }

    public async Task<ImmutableArray<AlertDelivery>> Deliveries(AlertId id)
    {
        var shards = (await Alert(id).Remembered())!.Shards;
        var all = await Task.WhenAll(Enumerable.Range(0, shards).Select(shard => City.Grain<IAlertShardGrain>(AlertShards.KeyOf(id, shard)).Deliveries()));
        return [.. all.SelectMany(one => one)];
    }

    public ValueTask DisposeAsync() => City.DisposeAsync();

    private async Task Add(int number)
    {
        var unit = Taxi(number);
        var profile = new UnitProfile(unit, $"的士{number}", UnitKind.Taxi, Agency.Civilian, []);
        City.Ok(await City.Unit(unit.Value).Register(City.Header(), profile));
        City.Ok(await City.Unit(unit.Value).SetDuty(City.Header(), true));
        await See(number);
    }

    /// <summary>The taxi reports from where it stands, with or without passengers.</summary>
    /// <param name="north">Degrees farther north than usual.</param>
    public async Task See(int number, bool occupied = false, double north = 0)
    {
        var (unit, at) = (Taxi(number), GeoPoint.Of(Scene.Latitude + (number * 1e-5) + north, Scene.Longitude));
        var summary = await City.Unit(unit.Value).EnterCell(CellId.Of(at), City.Clock.GetUtcNow());
        await City.Cell(at).Report([new UnitFix(unit, new Fix(at, City.Clock.GetUtcNow(), null, null, null), occupied)]);
        await City.Cell(at).UnitChanged(summary!);
    }
}

/// <summary>A gateway as alerts see it: remembers what came, and lets a test wait for it.</summary>
internal sealed class GatewayEar : IAlertObserver
{
    private readonly Lock _sync = new();
    private readonly List<(Func<bool> Fits, TaskCompletionSource Seen)> _waiting = [];

    public ConcurrentQueue<(AlertId Alert, UnitId Unit, int Seq, EndingKind? Ending)> Told { get; } = new();

    public ConcurrentQueue<AlertView> Views { get; } = new();

    public IEnumerable<UnitId> ToldOf(AlertId alert, EndingKind? ending = null) =>
        Told.Where(one => one.Alert == alert && one.Ending == ending).Select(one => one.Unit);

    /// <summary>A barrier: until what came fits.</summary>
    public Task Until(Func<bool> fits)
    {
        lock (_sync)
        {
            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (fits())
                seen.SetResult();
            else
                _waiting.Add((fits, seen));
            return seen.Task.WaitAsync(TimeSpan.FromSeconds(60));
        }
    }

    public Task Deliver(AlertBatch batch)
    {
        foreach (var one in batch.Deliveries)
            Told.Enqueue((batch.Order.Order.Id, one.Recipient.Unit, one.Seq, one.Ending));
        return Look();
    }

    public Task Changed(AlertView view)
    {
        Views.Enqueue(view);
        return Look();
    }

    public Task Committed(CommittedUnits change) => Task.CompletedTask;

    public Task Sighted(SightingView sighting) => Task.CompletedTask;

    public Task Panicked(PanicView panic) => Task.CompletedTask;

    private Task Look()
    {
        lock (_sync)
        {
            foreach (var (_, seen) in _waiting.Where(one => one.Fits()))
                seen.TrySetResult();
        }
        return Task.CompletedTask;
    }
}
