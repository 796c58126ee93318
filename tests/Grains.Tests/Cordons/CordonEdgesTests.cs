using Dispatch.Domain;
using Dispatch.Domain.Cordons;
using Dispatch.Domain.Cordons.City;
using Dispatch.Domain.Cordons.Orders;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;
using Dispatch.Domain.Units;
using Dispatch.Grains.Cordons;
using Dispatch.Grains.Tests.Incidents;

namespace Dispatch.Grains.Tests.Cordons;

/// <summary>What is rare and must still be right: late units, many rings, shrinking, repetition, and an incident that closes first.</summary>
public sealed class CordonEdgesTests
{
    [Fact]
    public async Task A_repeated_command_hears_the_first_answer_although_the_cordon_has_gone_on()
    {
        await using var city = await CordonCity.Start();
        var proposed = City.Ok(await city.Cordon.Propose(city.By(CordonCity.Wang), city.Request()));
        var activate = city.By(CordonCity.Wang);
        var first = City.Ok(await city.Cordon.Activate(activate, proposed.Proposals[0].Id));
        var held = await city.HoldAll();
        held.Version.ShouldBeGreaterThan(first.Version);
        var writes = city.City.Store.Writes.Count;
        var again = City.Ok(await city.Cordon.Activate(activate, proposed.Proposals[0].Id));
        (again.Version, again.Plan!.Words).ShouldBe((first.Version, first.Plan!.Words));
        city.City.Store.Writes.Count.ShouldBe(writes);

        await city.City.Restart();
        City.Ok(await city.Cordon.Activate(activate, proposed.Proposals[0].Id)).Version.ShouldBe(first.Version);
        (await city.Cordon.Get())!.Version.ShouldBe(held.Version);
    }

    [Fact]
    public async Task A_late_unit_is_replaced_or_the_post_is_said_to_be_lost()
    {
        await using var city = await CordonCity.Start();
        var before = (await city.Activate()).Plan!;
        var late = before.Posts.MinBy(post => post.Slack)!;
        var after = City.Ok(await city.Cordon.Post(city.By(City.Li), late.Node, PostNews.Late, late.Slack + TimeSpan.FromMinutes(1))).Plan!;
        after.Version.ShouldBeGreaterThan(before.Version);
        after.Changes.ShouldContain(change => change.Node == late.Node);
        after.Posts.Where(post => post.Node == late.Node).SelectMany(post => post.Units).ShouldNotContain(unit => unit.Unit == late.Units[0].Unit);
        (await city.Sent()).ShouldNotContain(late.Units[0].Unit);
        (await city.Sent()).OrderBy(id => id.Value).ShouldBe(after.Posts.SelectMany(post => post.Units).Select(unit => unit.Unit).OrderBy(id => id.Value));
    }

    [Fact]
    public async Task A_delay_within_the_time_to_spare_changes_no_post()
    {
        await using var city = await CordonCity.Start();
        var before = (await city.Activate()).Plan!;
        var roomy = before.Posts.MaxBy(post => post.Slack)!;
        roomy.Slack.ShouldBeGreaterThan(TimeSpan.FromSeconds(2));
        var after = City.Ok(await city.Cordon.Post(city.By(City.Li), roomy.Node, PostNews.Late, TimeSpan.FromSeconds(1))).Plan!;
        after.Version.ShouldBe(before.Version);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Many_rings_are_closed_only_when_every_one_of_them_is_held(int rings)
    {
        await using var city = await CordonCity.Start(cars: 260);
        var proposal = City.Ok(await city.Cordon.Propose(city.By(CordonCity.Wang), city.Request(rings, speed: 1))).Proposals[0];
        proposal.Closes.ShouldBeTrue(proposal.Words);
        proposal.Posts.Select(post => post.Ring).Distinct().Order().ShouldBe(Enumerable.Range(1, rings));
        proposal.Posts.SelectMany(post => post.Units).Select(unit => unit.Unit).ShouldBeUnique();
        City.Ok(await city.Cordon.Activate(city.By(CordonCity.Wang), proposal.Id));
        foreach (var post in proposal.Posts.Where(post => post.Ring < rings))
            City.Ok(await city.Post(post.Node, PostNews.Held)).Plan!.Closed.ShouldBeFalse();
        (await city.HoldAll()).Plan!.Closed.ShouldBeTrue();
    }

    [Fact]
    public async Task Shrinking_keeps_every_post_until_the_smaller_cordon_is_held_and_then_lets_the_outer_units_go()
    {
        await using var city = await CordonCity.Start();
        await city.Activate();
        var wide = (await city.HoldAll()).Plan!;
        // He was seen where few roads lead on, and cars have come on duty around it that were not there before.
        var near = wide.Posts.Min(post => Earth.Distance(post.At, SyntheticCity.DefaultCentre).Value) / 2;
        var corner = Enumerable.Range(0, CordonCity.Map.NodeCount)
            .Where(node => Earth.Distance(CordonCity.Map.Location(node), SyntheticCity.DefaultCentre).Value < near)
            .MinBy(node => ReachedFrom(node, 0, 40).Count);
        foreach (var node in ReachedFrom(corner, 25, 100))
            await city.Add($"new-{node}", UnitKind.PatrolCar, CordonCity.Map.Location(node));
        var seen = new Sighting(CordonCity.Map.Location(corner), new Metres(0), city.City.Clock.GetUtcNow());
        City.Ok(await city.Cordon.Sighted(city.By(City.Li), [seen])).Plan!.Closed.ShouldBeTrue();
        var shrinking = City.Ok(await city.Cordon.Shrink(city.By(CordonCity.Wang))).Plan!;
        shrinking.Closed.ShouldBeTrue();
        shrinking.Of.ShouldBeLessThan(wide.Of);
        wide.Posts.Select(post => post.Node).ShouldBeSubsetOf(shrinking.Posts.Select(post => post.Node));
        shrinking.Changes.ShouldContain(change => change.Kind == PostChangeKind.Retiring);
        foreach (var post in shrinking.Posts.Where(post => post.Status != OrderedPostStatus.Held))
            City.Ok(await city.Post(post.Node, PostNews.Held)).Plan!.Closed.ShouldBeTrue();
        var small = (await city.Cordon.Get())!.Plan!;
        small.Posts.ShouldAllBe(post => !post.Retiring && post.Status == OrderedPostStatus.Held);
        small.Posts.Length.ShouldBe(shrinking.Of);
        (await city.Sent()).OrderBy(id => id.Value).ShouldBe(small.Posts.SelectMany(post => post.Units).Select(unit => unit.Unit).OrderBy(id => id.Value));
        (await city.Cordon.Shrink(city.By(CordonCity.Wang))).Refusal!.Code.ShouldBe("cordon-not-smaller");
    }

    [Fact]
    public async Task An_incident_that_closes_ends_its_cordon_by_itself()
    {
        await using var city = await CordonCity.Start();
        await city.Activate();
        var watcher = new CordonWatcher(view => view.Standing == CordonStanding.StoodDown);
        var board = city.City.Grain<ICordonBoardGrain>(CordonBoards.KeyOf(city.Id));
        (await board.Watch(city.City.Reference(watcher))).ShouldBe([city.Id]);
        City.Ok(await city.City.Incident(city.Id).Close(city.City.Header(), Dispositions.All[0].Code, null));
        city.City.Clock.Advance(TimeSpan.FromSeconds(5));
        var ended = await watcher.Seen;
        ended.Plan!.Posts.ShouldAllBe(post => post.Status == OrderedPostStatus.Dropped);
        ended.Plan.Closed.ShouldBeFalse();
        (await city.Sent()).ShouldBeEmpty();
        (await city.LogKinds()).ShouldContain("cordon-stood-down");
        (await board.Watch(city.City.Reference(watcher))).ShouldBeEmpty();
        (await city.Cordon.Blocked(city.By(City.Li), new RoadReport(null, 1, false))).Refusal!.Code.ShouldBe("incident-closed");
        (await city.Cordon.Propose(city.By(CordonCity.Wang), city.Request())).Refusal!.Code.ShouldBe("incident-closed");
    }

    private static List<int> ReachedFrom(int node, int fromSeconds, int toSeconds)
    {
        var search = new ShortestPaths(CordonCity.Map.Graph).AddSource(node).Run(toSeconds * 1000);
        return [.. Enumerable.Range(0, CordonCity.Map.NodeCount).Where(one => search.Time(one) >= fromSeconds * 1000)];
    }
}
