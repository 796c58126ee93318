using Dispatch.Domain;
using Dispatch.Domain.Cordons;
using Dispatch.Domain.Cordons.City;
using Dispatch.Domain.Cordons.Orders;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Roads;
using Dispatch.Grains.Cordons;
using Dispatch.Grains.Tests.Incidents;

namespace Dispatch.Grains.Tests.Cordons;

/// <summary>Blocked roads, named exits, search circles and other ways of moving, from the request to the orders.</summary>
public sealed class CordonRoadsTests
{
    [Fact]
    public async Task A_blocked_crossing_is_planned_around_and_the_posts_that_stand_keep_their_units()
    {
        await using var city = await CordonCity.Start();
        var before = (await city.Activate()).Plan!;
        var gone = before.Posts.MaxBy(post => post.Ready)!;
        var after = City.Ok(await city.Cordon.Blocked(city.By(City.Li), new RoadReport(null, gone.Node, false)));
        after.Blocked.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            block => block.Crossing.ShouldBe(gone.Node), block => block.Place.ShouldBe(gone.Place), block => block.By.ShouldBe(City.Li));
        after.Plan!.Version.ShouldBeGreaterThan(before.Version);
        after.Plan.Changes.ShouldContain(change => change.Node == gone.Node && change.Kind == PostChangeKind.Dropped);
        after.Plan.Posts.ShouldNotContain(post => post.Node == gone.Node);
        foreach (var kept in after.Plan.Posts.Where(post => before.Posts.Any(old => old.Node == post.Node)))
            kept.Units.Select(unit => unit.Unit).ShouldBe(before.Posts.Single(old => old.Node == kept.Node).Units.Select(unit => unit.Unit));
        after.Plan.Posts.Count(post => before.Posts.Any(old => old.Node == post.Node)).ShouldBe(before.Posts.Length - 1);
        (await city.Sent()).OrderBy(id => id.Value).ShouldBe(after.Plan.Posts.SelectMany(post => post.Units).Select(unit => unit.Unit).OrderBy(id => id.Value));
        (await city.HoldAll()).Plan!.Closed.ShouldBeTrue();
        var log = await city.LogKinds();
        log.ShouldContain("cordon-road-reported");
        log.ShouldContain("cordon-updated");
    }

    [Fact]
    public async Task A_road_that_opens_again_behind_a_held_cordon_is_closed_by_a_new_post()
    {
        await using var city = await CordonCity.Start();
        var first = (await city.Activate()).Plan!;
        var gone = first.Posts.MaxBy(post => post.Ready)!;
        City.Ok(await city.Cordon.Blocked(city.By(City.Li), new RoadReport(null, gone.Node, false)));
        (await city.HoldAll()).Plan!.Closed.ShouldBeTrue();
        var open = City.Ok(await city.Cordon.Cleared(city.By(City.Li), 1));
        open.Blocked.ShouldBeEmpty();
        open.Plan!.Closed.ShouldBeFalse();
        open.Plan.Changes.ShouldContain(change => change.Kind == PostChangeKind.Added);
        (await city.HoldAll()).Plan!.Closed.ShouldBeTrue();
        (await city.Cordon.Cleared(city.By(City.Li), 1)).Refusal!.Code.ShouldBe("unknown-block");
    }

    [Fact]
    public async Task Roads_may_be_reported_before_the_first_proposals_and_withdraw_those_that_counted_on_them()
    {
        await using var city = await CordonCity.Start();
        var plain = City.Ok(await city.Cordon.Propose(city.By(CordonCity.Wang), city.Request())).Proposals[0];
        var header = city.By(City.Li);
        var report = new RoadReport(null, plain.Posts[0].Node, false);
        var reported = City.Ok(await city.Cordon.Blocked(header, report));
        (reported.Standing, reported.Proposals.Length, reported.Plan).ShouldBe((CordonStanding.None, 0, null));
        (await city.Cordon.Activate(city.By(CordonCity.Wang), plain.Id)).Refusal!.Code.ShouldBe("unknown-proposal");
        City.Ok(await city.Cordon.Blocked(header, report)).Blocked.Length.ShouldBe(1);
        var around = City.Ok(await city.Cordon.Propose(city.By(CordonCity.Wang), city.Request())).Proposals;
        around.ShouldAllBe(one => one.Closes && one.Posts.All(post => post.Node != plain.Posts[0].Node));
        City.Ok(await city.Cordon.Activate(city.By(CordonCity.Wang), around[0].Id));
        (await city.HoldAll()).Plan!.Closed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_post_at_a_named_exit_says_so()
    {
        await using var city = await CordonCity.Start();
        var inside = City.Ok(await city.Cordon.Propose(city.By(CordonCity.Wang), city.Request())).Proposals[0].Posts
            .First(post => CordonCity.Map.FlagsAt(post.Node) == CrossingFlags.None);
        var named = city.Request() with { Exits = [new NamedExit("北门", inside.At)], Forced = [inside.Node], CloseGates = true };
        var proposals = City.Ok(await city.Cordon.Propose(city.By(CordonCity.Wang), named)).Proposals;
        proposals.ShouldAllBe(one => one.Closes);
        proposals[0].Posts.Single(post => post.Node == inside.Node).Exit.ShouldBe("北门");
        City.Ok(await city.Cordon.Activate(city.By(CordonCity.Wang), proposals[0].Id)).Plan!.Posts.Single(post => post.Node == inside.Node).Exit.ShouldBe("北门");
    }

    [Theory]
    [InlineData(SuspectMeans.Car)]
    [InlineData(SuspectMeans.Motorcycle)]
    [InlineData(SuspectMeans.OnFoot)]
    public async Task Several_sightings_with_search_circles_are_enclosed_together(SuspectMeans means)
    {
        await using var city = await CordonCity.Start(cars: 120);
        var now = city.City.Clock.GetUtcNow();
        Sighting[] seen =
        [
            new(SyntheticCity.DefaultCentre, new Metres(150), now.AddSeconds(-10)),
            new(CordonCity.Map.Location(CordonCity.Map.Snap(Near(300, 200), null, new Metres(300))!.NearestNode), new Metres(80), now.AddSeconds(-5)),
        ];
        var request = city.Request(speed: 1) with { Sightings = [.. seen], Means = means };
        var proposed = City.Ok(await city.Cordon.Propose(city.By(CordonCity.Wang), request)).Proposals[0];
        proposed.Closes.ShouldBeTrue(proposed.Words);
        proposed.Posts.ShouldAllBe(post => seen.All(one => Earth.Distance(post.At, one.At).Value > one.Radius.Value));
        var active = City.Ok(await city.Cordon.Activate(city.By(CordonCity.Wang), proposed.Id));
        active.Plan!.Closed.ShouldBeFalse();
        (await city.HoldAll()).Plan!.Closed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_sighting_on_the_road_to_a_held_post_does_not_open_the_cordon()
    {
        await using var city = await CordonCity.Start();
        await city.Activate();
        var held = (await city.HoldAll()).Plan!;
        held.Closed.ShouldBeTrue();
        foreach (var post in held.Posts)
        {
            city.City.Clock.Advance(TimeSpan.FromSeconds(1));
            // The search circle reaches the post and the roads behind it.
            var seen = City.Ok(await city.Cordon.Sighted(city.By(City.Li), [new Sighting(post.At, new Metres(120), city.City.Clock.GetUtcNow())]));
            seen.Plan!.Closed.ShouldBeTrue($"{post.Place}: {seen.Plan.Words}");
            seen.Plan.Version.ShouldBe(held.Version);
        }
    }

    [Fact]
    public async Task A_sighting_that_no_closed_cordon_allows_is_believed()
    {
        await using var city = await CordonCity.Start();
        await city.Activate();
        var held = (await city.HoldAll()).Plan!;
        var outside = CordonCity.Map.Location(Enumerable.Range(0, CordonCity.Map.NodeCount).MaxBy(node =>
            Earth.Distance(CordonCity.Map.Location(node), SyntheticCity.DefaultCentre).Value));
        held.Posts.ShouldNotContain(post => post.At == outside);
        City.Ok(await city.Cordon.Sighted(city.By(City.Li), [new Sighting(outside, new Metres(0), city.City.Clock.GetUtcNow())])).Plan!.Closed.ShouldBeFalse();
    }

    private static GeoPoint Near(double east, double north) => new LocalPlane(SyntheticCity.DefaultCentre).ToPoint(east, north);
}
