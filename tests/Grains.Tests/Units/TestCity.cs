using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;
using Dispatch.Grains.Cells;
using Dispatch.Grains.Incidents;
using Dispatch.Grains.Tests.Engine;
using Dispatch.Grains.Units;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Grains.Tests.Units;

/// <summary>A silo with units and cells under the one fake clock, and the few sentences that its tests are told in.</summary>
public sealed class TestCity : IAsyncDisposable
{
    public static readonly GeoPoint Centre = GeoPoint.Of(43.838, 126.550);

    private readonly TestCluster cluster;
    private int commands;

    private TestCity(TestCluster cluster) => this.cluster = cluster;

    public FakeClock Clock => cluster.Clock;

    public DateTimeOffset Now => Clock.GetUtcNow();

    public IClusterClient Client => cluster.Client;

    /// <param name="clock">Of the city before, when this is a restart.</param>
    public static async Task<TestCity> Start(Action<ISiloBuilder>? configure = null, FakeClock? clock = null)
    {
        clock ??= new FakeClock();
        return new TestCity(await TestCluster.Start(
            silo =>
            {
                silo.Services.AddSingleton<TimeProvider>(clock).AddUnits().AddCells().AddIncidents();
                configure?.Invoke(silo);
            },
            clock));
    }

    public IUnitGrain Unit(string id) => Client.GetGrain<IUnitGrain>(id);

    public ICellGrain Cell(GeoPoint at) => Client.GetGrain<ICellGrain>(CellId.Of(at).ToString());

    public CommandHeader Command(string? key = null, string body = "body") =>
        new(new CommandKey(key ?? $"key-{Interlocked.Increment(ref commands)}"), Actor.System, Now, body);

    public async Task<IUnitGrain> Patrol(string id, UnitKind kind = UnitKind.PatrolCar)
    {
        var unit = Unit(id);
        var agency = kind.IsCivilian() ? Agency.Civilian : Agency.Police;
        (await unit.Register(Command(), new UnitProfile(new UnitId(id), id, kind, agency, []))).Refusal.ShouldBeNull();
        (await unit.SetDuty(Command(), true)).Refusal.ShouldBeNull();
        return unit;
    }

    public UnitFix Fix(string unit, GeoPoint at, double second = 0) =>
        new(new UnitId(unit), new Fix(at, Now.AddSeconds(second), null, null, null), null);

    public Task Report(string unit, GeoPoint at, double second = 0) => Cell(at).Report([Fix(unit, at, second)]);

    /// <summary>Reports, and waits until the cell knows who that is.</summary>
    public async Task Arrive(string unit, GeoPoint at, double second = 0)
    {
        await Report(unit, at, second);
        Clock.Advance(TimeSpan.Zero);
        await Until(async () => (await Cell(at).Present()).Any(present => present.Unit.Profile.Id.Value == unit));
    }

    public IIncidentGrain Incident(string id) => Client.GetGrain<IIncidentGrain>(id);

    /// <summary>A robbery at the centre of the city, to which the unit is sent.</summary>
    public async Task<IIncidentGrain> Robbery(string id, string unit)
    {
        var report = new IncidentReport("robbery", Priority.Life, SourceChannel.Phone, new IncidentLocation(Centre, "Jiangbei Rd 1"), null, null);
        (await Incident(id).Open(Command(), report)).Refusal.ShouldBeNull();
        var sent = await Incident(id).Dispatch(Command(), [new UnitId(unit)]);
        sent.Value.ShouldNotBeNull(sent.Refusal?.Message).Refused.ShouldBeEmpty();
        return Incident(id);
    }

    public UnitTask TaskOf(string incident, GeoPoint? at = null) =>
        new(new IncidentId(incident), at ?? Centre, "Jiangbei Rd 1", "robbery", 1, "Robbery.", Now);

    /// <summary>Asks until it is so; fails after 20 s of asking. Every question is a call, so nothing sleeps.</summary>
    public static async Task Until(Func<Task<bool>> so)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await so())
        {
            await Task.Yield();
            patience.Token.IsCancellationRequested.ShouldBeFalse("waited in vain");
        }
    }

    public ValueTask DisposeAsync() => cluster.DisposeAsync();
}
