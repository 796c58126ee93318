using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Cordons.City;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;
using Dispatch.Grains.Alerts;
using Dispatch.Grains.Cells;
using Dispatch.Grains.Cordons;
using Dispatch.Grains.Incidents;
using Dispatch.Grains.Tests.Incidents;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Grains.Tests.Cordons;

/// <summary>A small invented city with patrol cars (and taxis) on its crossings and one robbery in its middle.</summary>
internal sealed class CordonCity : IAsyncDisposable
{
    public static readonly RoadMap Map = SyntheticCity.Generate(5, 700);
    public static readonly Actor Wang = new("commander.wang", "commander");
    public static readonly Actor Zhao = new("commander.zhao", "commander");

    private readonly Dictionary<UnitId, GeoPoint> _places = [];

    public City City { get; private init; } = null!;

    public IncidentId Id { get; private set; }

    public FakeMobilisation Mobilisation { get; private init; } = null!;

    public ICordonGrain Cordon => City.Grain<ICordonGrain>(Id.Value);

    public static async Task<CordonCity> Start(int cars = 60, int taxis = 0, bool alerts = false)
    {
        var mobilisation = new FakeMobilisation();
        var city = await Start(Map, SyntheticCity.DefaultCentre, services => alerts ? services.AddAlerts() : services.AddSingleton<ICivilianMobilisation>(mobilisation), mobilisation);
        var random = new Random(3);
        for (var i = 0; i < cars + taxis; i++)
            await city.Add(i < cars ? $"car-{i}" : $"taxi-{i}", i < cars ? UnitKind.PatrolCar : UnitKind.Taxi, Map.Location(random.Next(Map.NodeCount)));
        return city;
    }

    /// <summary>Another town, with the real mobilisation and nobody in it yet.</summary>
    public static Task<CordonCity> Start(RoadMap map, GeoPoint centre) => Start(map, centre, services => services.AddAlerts(), new FakeMobilisation());

    public CommandHeader By(Actor actor, string? key = null) => City.Header(key) with { By = actor };

    public CordonRequest Request(int rings = 1, double speed = 1.2, params ImmutableArray<UnitKind> kinds) => new(
        [new Sighting(SyntheticCity.DefaultCentre, new Metres(0), City.Clock.GetUtcNow().AddSeconds(-10))], SuspectMeans.Car, speed,
        TimeSpan.Zero, TimeSpan.Zero, null, rings, [], [], kinds.IsDefaultOrEmpty ? [UnitKind.PatrolCar] : kinds, Metres.Kilometres(10), false, [], []);

    /// <summary>Proposed and ordered: the alternative with the fewest posts.</summary>
    public async Task<CordonView> Activate()
    {
        var proposed = City.Ok(await Cordon.Propose(By(Wang), Request()));
        return City.Ok(await Cordon.Activate(By(Wang), proposed.Proposals[0].Id));
    }

    public Task<Outcome<CordonView>> Post(int node, PostNews news) => Cordon.Post(By(Wang), node, news, TimeSpan.FromMinutes(2));

    public async Task<CordonView> HoldAll()
    {
        var view = (await Cordon.Get())!;
        foreach (var post in view.Plan!.Posts)
            view = City.Ok(await Post(post.Node, PostNews.Held));
        return view;
    }

    /// <summary>Crossings where roads leave the map.</summary>
    public ImmutableArray<int> WaysOut { get; } =
        [.. Enumerable.Range(0, Map.NodeCount).Where(node => Map.FlagsAt(node).HasFlag(CrossingFlags.Exit))];

    /// <summary>The crossing from which a unit sets out, as planning counts it.</summary>
    public int StartOf(UnitId unit) => PlacedUnit.Place(
        Map, Profile(unit.Value, UnitKind.PatrolCar), new Fix(_places[unit], City.Clock.GetUtcNow(), null, null, null), underWay: true, ImmutableHashSet<int>.Empty)!.Node;

    /// <summary>Every unit reports where it is: those named where they are said to be, the rest where they always were.</summary>
    public async Task ReportAll(IReadOnlyDictionary<UnitId, (GeoPoint At, Heading? Heading)> moved)
    {
        var now = City.Clock.GetUtcNow();
        foreach (var (unit, at) in moved)
        {
            _places[unit] = at.At;
            if (await City.Unit(unit.Value).EnterCell(CellId.Of(at.At), now) is { } summary)
                await City.Cell(at.At).UnitChanged(summary);
        }
        foreach (var there in _places.GroupBy(place => CellId.Of(place.Value)))
            await City.Cell(there.First().Value).Report([.. there.Select(place => new UnitFix(
                place.Key, new Fix(place.Value, now, moved.GetValueOrDefault(place.Key).Heading is null ? null : new MetresPerSecond(12),
                    moved.GetValueOrDefault(place.Key).Heading, null), null))]);
    }

    public async Task<ImmutableArray<UnitId>> Sent() =>
        [.. (await City.Incident(Id).Get())!.Assignments.Where(one => one.EndedAt is null).Select(one => one.Unit)];

    public async Task<string[]> LogKinds() => [.. (await City.Incident(Id).Log()).Select(entry => entry.Kind)];

    public ValueTask DisposeAsync() => City.DisposeAsync();

    private static async Task<CordonCity> Start(
        RoadMap map, GeoPoint centre, Func<IServiceCollection, IServiceCollection> mobilised, FakeMobilisation mobilisation)
    {
        var city = new CordonCity
        {
            Mobilisation = mobilisation,
            City = await City.Start(services => mobilised(services).AddSingleton(map).AddCordons()),
        };
        city.Id = (await city.City.Open(report: City.Report() with { Location = new IncidentLocation(centre, "中心") })).Id;
        return city;
    }

    private static UnitProfile Profile(string unit, UnitKind kind) =>
        new(new UnitId(unit), $"call {unit}", kind, kind.IsCivilian() ? Agency.Civilian : Agency.Police, []);

    /// <summary>One more unit on duty that stands there.</summary>
    public async Task Add(string unit, UnitKind kind, GeoPoint at)
    {
        _places[new UnitId(unit)] = at;
        var profile = Profile(unit, kind);
        City.Ok(await City.Unit(unit).Register(City.Header(), profile));
        City.Ok(await City.Unit(unit).SetDuty(City.Header(), true));
        var summary = await City.Unit(unit).EnterCell(CellId.Of(at), City.Clock.GetUtcNow());
        await City.Cell(at).Report([new UnitFix(new UnitId(unit), new Fix(at, City.Clock.GetUtcNow(), null, null, null), null)]);
        await City.Cell(at).UnitChanged(summary!);
    }
}

/// <summary>Stands in for the mobilisation of civilians: remembers who was asked and let go.</summary>
internal sealed class FakeMobilisation : ICivilianMobilisation
{
    public Refusal? CannotAsk { get; set; }

    public List<PostTask> Asked { get; } = [];

    public List<UnitId> LetGone { get; } = [];

    public Task<ImmutableArray<UnitId>> Ask(IncidentId incident, ImmutableArray<PostTask> posts, CommandHeader header)
    {
        Asked.AddRange(posts);
        return Task.FromResult<ImmutableArray<UnitId>>([]);
    }

    public Task LetGo(IncidentId incident, ImmutableArray<UnitId> units, CommandHeader header)
    {
        LetGone.AddRange(units);
        return Task.CompletedTask;
    }

    public Task End(IncidentId incident, ImmutableArray<UnitId> units, string? reason, CommandHeader header) => LetGo(incident, units, header);
}
