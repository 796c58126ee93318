using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Alerting.Sightings;
using Dispatch.Domain.Cordons.City;
using Dispatch.Domain.Cordons.Orders;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;
using Dispatch.Grains.Alerts;
using Dispatch.Grains.Cordons;
using Dispatch.Grains.Tests.Cordons;
using Dispatch.Grains.Tests.Incidents;

namespace Dispatch.Grains.Tests.Alerts;

/// <summary>
/// The star town with a cordon of two rings in force: on each road a patrol car (inner) and a taxi (outer), the taxis released.
/// </summary>
internal sealed class RingCity : IAsyncDisposable
{
    public const int CarAt = 3;
    public const int TaxiAt = 6;

    // How often the cordon looks at what its units did.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    public CordonCity City { get; private init; } = null!;

    public AlertId Alert { get; private set; }

    public CordonView View { get; private set; } = null!;

    public static async Task<RingCity> Start()
    {
        var ring = new RingCity { City = await CordonCity.Start(StarTown.Map, StarTown.Centre) };
        for (var arm = 0; arm < StarTown.Arms; arm++)
        {
            await ring.City.Add(Car(arm), UnitKind.PatrolCar, StarTown.Place(arm, CarAt));
            await ring.City.Add(Taxi(arm), UnitKind.Taxi, StarTown.Place(arm, TaxiAt));
        }
        var proposed = Ok(await ring.City.Cordon.Propose(ring.City.By(CordonCity.Wang), ring.Request()));
        Ok(await ring.City.Cordon.Activate(ring.City.By(CordonCity.Wang), proposed.Proposals.First(one => one.NeedsRelease).Id));
        ring.View = Ok(await ring.City.Cordon.Release(ring.City.By(CordonCity.Zhao)));
        ring.Alert = (await ring.City.City.Grain<IIncidentAlertsGrain>(ring.City.Id.Value).All()).ShouldHaveSingleItem();
        return ring;
    }

    public static string Car(int arm) => FormattableString.Invariant($"car-{arm}");

    public static string Taxi(int arm) => FormattableString.Invariant($"taxi-{arm}");

    public static T Ok<T>(Outcome<T> outcome) where T : class => Incidents.City.Ok(outcome);

    public static IEnumerable<PostView> Standing(CordonView view) => view.Plan!.Posts.Where(post => post.Status != OrderedPostStatus.Dropped);

    public PostView PostOf(string unit) => Standing(View).Single(post => post.Units.Any(one => one.Unit.Value == unit));

    /// <summary>Through the mobilisation, as a driver does it.</summary>
    public async Task Say(string taxi, LadderStep step, int seq = 1)
    {
        var shard = City.City.Grain<IAlertShardGrain>(AlertShards.KeyOf(Alert, 0));
        (await shard.Mark([new UnitMark(new UnitId(taxi), new LadderNews(step, City.City.Clock.GetUtcNow(), seq))]))[0].At.ShouldNotBeNull();
    }

    public async Task Hold(string unit) => View = Ok(await City.Post(PostOf(unit).Node, PostNews.Held));

    /// <summary>Where its cell waits for it.</summary>
    public async Task<GeoPoint> FenceOf(string unit) => (await City.City.Unit(unit).Get())!.Task!.At;

    /// <summary>As its cell sees it, inside the fence of this place.</summary>
    public async Task Arrive(string unit, GeoPoint fence)
    {
        await City.City.Incident(City.Id).SawArrival(new UnitId(unit), City.City.Clock.GetUtcNow(), fence);
        // One way: this is answered after it.
        await City.City.Incident(City.Id).Get();
    }

    /// <summary>So many times the cordon looks at what its units did.</summary>
    public async Task Looks(int times)
    {
        for (var i = 0; i < times; i++)
        {
            City.City.Clock.Advance(Look);
            // No such post: but the answer waits its turn behind the look.
            (await City.Post(-1, PostNews.Held)).Refusal.ShouldNotBeNull();
            View = (await City.Cordon.Get())!;
        }
    }

    /// <summary>Reported by a driver and believed by a dispatcher.</summary>
    public async Task Sight(string taxi, GeoPoint at)
    {
        var sightings = City.City.Grain<ISightingsGrain>(City.Id.Value);
        var seen = Ok(await sightings.Report(City.City.Header(), new SightingReport(
            new UnitId(taxi), taxi, UnitKind.Taxi, Alert, at, null, SightingSubject.Person, null, [])));
        Ok(await sightings.Grade(City.City.Header(), seen.Id, SightingGrade.Accepted, null));
        View = (await City.Cordon.Get())!;
    }

    public async Task<AlertDelivery> Delivery(string taxi) =>
        (await City.City.Grain<IAlertShardGrain>(AlertShards.KeyOf(Alert, 0)).Deliveries()).Single(one => one.Recipient.Unit.Value == taxi);

    public async Task Until(Func<CordonView, bool> fits)
    {
        var watcher = new CordonWatcher(fits);
        await City.City.Grain<ICordonBoardGrain>(CordonBoards.KeyOf(City.Id)).Watch(City.City.Reference(watcher));
        await City.City.Clock.AdvanceUntil(watcher.Seen, TimeSpan.FromMilliseconds(200));
        View = (await City.Cordon.Get())!;
    }

    public ValueTask DisposeAsync() => City.DisposeAsync();

    private CordonRequest Request() => City.Request(rings: 2, speed: 1.3, UnitKind.PatrolCar, UnitKind.Taxi) with
    {
        Sightings = [new Sighting(StarTown.Centre, new Metres(0), City.City.Clock.GetUtcNow().AddSeconds(-5))],
        Means = SuspectMeans.OnFoot,
        SetUp = TimeSpan.FromSeconds(30),
        Margin = TimeSpan.FromSeconds(10),
    };
}
