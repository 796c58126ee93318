using System.Collections.Concurrent;
using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Incidents.Seals;
using Dispatch.Domain.Units;
using Dispatch.Grains.Alerts;
using Dispatch.Grains.Cells;
using Dispatch.Grains.Cordons;
using Dispatch.Grains.Incidents;
using Dispatch.Grains.Tests.Engine;
using Dispatch.Grains.Units;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime.Hosting;
using Orleans.Storage;

namespace Dispatch.Grains.Tests.Incidents;

/// <summary>Incidents, boards, units and cells as they run, over a store that a restart does not lose.</summary>
internal sealed class City : IAsyncDisposable
{
    public static readonly Actor Li = new("dispatcher.li", "dispatcher");
    private TestCluster _cluster = null!;
    private int _keys;

    public TestStore Store { get; } = new();

    public FakeClock Clock { get; } = new();

    public SealList Seals { get; } = new();

    /// <summary>Whatever else a test wants registered, also after a restart.</summary>
    private Action<IServiceCollection> _more = _ => { };

    public static async Task<City> Start(Action<IServiceCollection>? more = null)
    {
        var city = new City { _more = more ?? (_ => { }) };
        await city.Restart();
        return city;
    }

    /// <summary>Everything in memory is gone; the store stays.</summary>
    public async Task Restart()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        _cluster = await TestCluster.Start(silo => _more(silo.Services
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<ISealSink>(Seals)
            .AddGrainStorage("Default", (_, _) => (IGrainStorage)Store)
            .AddUnits()
            .AddCells()
            .AddIncidents()), Clock);
    }

    public CommandHeader Header(string? key = null, string fingerprint = "body") =>
        new(new CommandKey(key ?? $"key-{Interlocked.Increment(ref _keys)}"), Li, Clock.GetUtcNow(), fingerprint);

    public static IncidentReport Report(string type = "robbery", bool drill = false) => new(
        type, Priority.Life, SourceChannel.Phone, new IncidentLocation(GeoPoint.Of(43.88, 125.32), "解放大路 12 号"), null, "两名男子", drill);

    public IIncidentGrain Incident(IncidentId id) => _cluster.Grain<IIncidentGrain>(id.Value);

    public T Grain<T>(string key) where T : IGrainWithStringKey => _cluster.Grain<T>(key);

    public IUnitGrain Unit(string id) => _cluster.Grain<IUnitGrain>(id);

    public ICellGrain Cell(GeoPoint at) => _cluster.Grain<ICellGrain>(CellId.Of(at).ToString());

    public IIncidentBoardGrain Board(IncidentId id) => _cluster.Grain<IIncidentBoardGrain>(IncidentBoards.KeyOf(id));

    public IClosedDayGrain Day(string key) => _cluster.Grain<IClosedDayGrain>(key);

    public IBoardObserver Reference(IBoardObserver observer) => _cluster.Client.CreateObjectReference<IBoardObserver>(observer);

    public ICordonObserver Reference(ICordonObserver observer) => _cluster.Client.CreateObjectReference<ICordonObserver>(observer);

    public IAlertObserver Reference(IAlertObserver observer) => _cluster.Client.CreateObjectReference<IAlertObserver>(observer);

    public IUnitObserver Reference(IUnitObserver observer) => _cluster.Client.CreateObjectReference<IUnitObserver>(observer);

    public async Task<IncidentView> Open(string? key = null, IncidentReport? report = null)
    {
        var header = Header(key);
        return Ok(await Incident(IncidentIds.For(header)).Open(header, report ?? Report()));
    }

    public async Task OnDuty(params string[] units)
    {
        foreach (var unit in units)
        {
            var profile = new UnitProfile(new UnitId(unit), $"call {unit}", UnitKind.PatrolCar, Agency.Police, []);
            Ok(await Unit(unit).Register(Header(), profile));
            Ok(await Unit(unit).SetDuty(Header(), true));
        }
    }

    public async Task<DispatchResult> Send(IncidentId incident, params string[] units) =>
        Ok(await Incident(incident).Dispatch(Header(), Ids(units)));

    public async Task<IncidentView> Progress(IncidentId incident, string unit, AssignmentStep step) =>
        Ok(await Incident(incident).Progress(Header(), new UnitId(unit), step, null));

    /// <summary>Watches a unit; how it stands already counts as seen, since a release may come before the watcher does.</summary>
    public async Task<UnitWatcher> Watch(string unit, Func<UnitView, bool> fits)
    {
        var watcher = new UnitWatcher(fits);
        if (await Unit(unit).Watch(Reference(watcher)) is { } now)
            await watcher.Changed(now);
        return watcher;
    }

    public static ImmutableArray<UnitId> Ids(params string[] units) => [.. units.Select(unit => new UnitId(unit))];

    public static T Ok<T>(Outcome<T> outcome) where T : class
    {
        outcome.Refusal.ShouldBeNull();
        return outcome.Value!;
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}

/// <summary>Remembers every seal.</summary>
internal sealed class SealList : ISealSink
{
    public ConcurrentQueue<Seal> All { get; } = new();

    public void Add(Seal seal) => All.Enqueue(seal);
}

/// <summary>Waits for a change that fits: a barrier instead of a sleep.</summary>
internal sealed class BoardWatcher(Func<IncidentSummary, bool> fits) : IBoardObserver
{
    private readonly TaskCompletionSource<IncidentSummary> _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<IncidentSummary> Seen => _seen.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public Task Changed(IncidentSummary summary)
    {
        if (fits(summary))
            _seen.TrySetResult(summary);
        return Task.CompletedTask;
    }
}

/// <inheritdoc cref="BoardWatcher"/>
internal sealed class UnitWatcher(Func<UnitView, bool> fits) : IUnitObserver
{
    private readonly TaskCompletionSource<UnitView> _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<UnitView> Seen => _seen.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public Task Changed(UnitView view)
    {
        if (fits(view))
            _seen.TrySetResult(view);
        return Task.CompletedTask;
    }
}
