using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Cordons;
using Dispatch.Domain.Cordons.Orders;
using Dispatch.Domain.Units;
using Dispatch.Grains.Alerts;
using Dispatch.Grains.Cordons;
using Dispatch.Grains.Tests.Cordons;
using Dispatch.Grains.Tests.Incidents;

namespace Dispatch.Grains.Tests.Alerts;

/// <summary>A cordon with the real mobilisation behind it.</summary>
public sealed class CivilianAlertsTests
{
    private static async Task<(CordonPlanView Plan, AlertId Alert, GatewayEar Ear)> ReleaseAsync(CordonCity city)
    {
        var ear = new GatewayEar();
        var reference = city.City.Reference(ear);
        foreach (var key in AlertBoards.Keys)
            await city.City.Grain<IAlertBoardGrain>(key).Watch(reference);
        var proposed = City.Ok(await city.Cordon.Propose(city.By(CordonCity.Wang), city.Request(rings: 2, speed: 1, UnitKind.PatrolCar, UnitKind.Taxi)));
        var proposal = proposed.Proposals.First(one => one.NeedsRelease);
        City.Ok(await city.Cordon.Activate(city.By(CordonCity.Wang), proposal.Id));
        var view = City.Ok(await city.Cordon.Release(city.By(CordonCity.Zhao)));
        return (view.Plan!, (await city.City.Grain<IIncidentAlertsGrain>(city.Id.Value).All()).ShouldHaveSingleItem(), ear);
    }

    private static IEnumerable<PostView> TaxiPosts(CordonPlanView plan) => plan.Posts.Where(post =>
        post.Status != OrderedPostStatus.Dropped && post.Units.Any(unit => unit.Kind == UnitKind.Taxi));

    private static async Task SayAsync(CordonCity city, AlertId alert, UnitId unit, LadderStep step)
    {
        var shard = city.City.Grain<IAlertShardGrain>(AlertShards.KeyOf(alert, 0));
        (await shard.Mark([new UnitMark(unit, new LadderNews(step, city.City.Clock.GetUtcNow(), 1))]))[0].At.ShouldNotBeNull();
    }

    [Fact]
    public async Task Released_civilians_hear_each_of_its_own_post_and_standing_down_lets_exactly_those_go()
    {
        await using var city = await CordonCity.Start(cars: 40, taxis: 60, alerts: true);
        var (plan, alert, ear) = await ReleaseAsync(city);
        var expected = TaxiPosts(plan).SelectMany(post => post.Units.Where(unit => unit.Kind == UnitKind.Taxi).Select(unit => (unit.Unit, post.Node))).ToList();
        var told = await city.City.Grain<IAlertShardGrain>(AlertShards.KeyOf(alert, 0)).Deliveries();
        told.Select(one => (one.Recipient.Unit, one.Recipient.Post!.Node)).ShouldBe(expected, ignoreOrder: true);
        var view = (await city.City.Grain<IAlertGrain>(alert.Value).Get())!;
        (view.OrderedBy, view.ReleasedBy ?? CordonCity.Zhao).ShouldBe((CordonCity.Wang, CordonCity.Zhao));

        City.Ok(await city.Cordon.StandDown(city.By(CordonCity.Wang), null));
        var ended = await city.City.Grain<IAlertShardGrain>(AlertShards.KeyOf(alert, 0)).Deliveries();
        ended.ShouldAllBe(one => one.Ladder.HasEnded);
        ended.Length.ShouldBe(expected.Count);
    }

    [Fact]
    public async Task A_taxi_at_its_post_holds_the_cordons_post()
    {
        await using var city = await CordonCity.Start(cars: 40, taxis: 60, alerts: true);
        var (plan, alert, _) = await ReleaseAsync(city);
        var post = TaxiPosts(plan).First();
        var watcher = new CordonWatcher(view => view.Plan!.Posts.Any(one => one.Node == post.Node && one.Status == OrderedPostStatus.Held));
        await city.City.Grain<ICordonBoardGrain>(CordonBoards.KeyOf(city.Id)).Watch(city.City.Reference(watcher));
        foreach (var unit in post.Units)
        {
            await SayAsync(city, alert, unit.Unit, LadderStep.Accepted);
            await SayAsync(city, alert, unit.Unit, LadderStep.AtPost);
        }
        await city.City.Clock.AdvanceUntil(watcher.Seen, TimeSpan.FromMilliseconds(200));
    }

    [Fact]
    public async Task A_taxi_that_declines_is_replaced_by_the_cordon()
    {
        await using var city = await CordonCity.Start(cars: 40, taxis: 60, alerts: true);
        var (plan, alert, _) = await ReleaseAsync(city);
        var unit = TaxiPosts(plan).First().Units[0].Unit;
        var watcher = new CordonWatcher(view => view.Plan!.Changes.Any(change => change.Kind is PostChangeKind.Added or PostChangeKind.Moved)
            && view.Plan.Posts.Where(one => one.Status != OrderedPostStatus.Dropped && !one.Retiring).All(one => one.Units.All(other => other.Unit != unit)));
        await city.City.Grain<ICordonBoardGrain>(CordonBoards.KeyOf(city.Id)).Watch(city.City.Reference(watcher));
        await SayAsync(city, alert, unit, LadderStep.Declined);
        await city.City.Clock.AdvanceUntil(watcher.Seen, TimeSpan.FromMilliseconds(200));
    }
}
