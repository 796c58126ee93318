using Dispatch.Domain;
using Dispatch.Domain.Cordons;
using Dispatch.Domain.Cordons.City;
using Dispatch.Domain.Cordons.Orders;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Units;
using Dispatch.Grains.Cordons;
using Dispatch.Grains.Tests.Incidents;

namespace Dispatch.Grains.Tests.Cordons;

public sealed class CordonGrainTests
{
    [Fact]
    public async Task Proposals_close_and_name_post_place_unit_ready_and_deadline()
    {
        await using var city = await CordonCity.Start();
        var view = City.Ok(await city.Cordon.Propose(city.By(CordonCity.Wang), city.Request()));
        view.Standing.ShouldBe(CordonStanding.Proposed);
        view.Proposals.ShouldNotBeEmpty();
        foreach (var proposal in view.Proposals)
        {
            proposal.Closes.ShouldBeTrue(proposal.Words);
            proposal.LowerBound.ShouldBeLessThanOrEqualTo(proposal.Posts.Length);
            proposal.Posts.ShouldAllBe(post => post.Place.Length > 0 && post.Ready <= post.Deadline && post.Slack == post.Deadline - post.Ready);
            proposal.Posts.SelectMany(post => post.Units).Select(unit => unit.Unit).ShouldBeUnique();
        }
        (await city.LogKinds()).ShouldContain("cordon-proposed");
        (await city.Sent()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_closed_is_said_so_with_the_share_and_the_leaks()
    {
        await using var city = await CordonCity.Start(cars: 2);
        var proposal = City.Ok(await city.Cordon.Propose(city.By(CordonCity.Wang), city.Request(speed: 4))).Proposals.ShouldHaveSingleItem();
        proposal.Closes.ShouldBeFalse();
        proposal.Aim.ShouldBeNull();
        proposal.Words.ShouldMatch(@"^not closed: \d+ % of sampled routes pass a post$");
        proposal.Leaks.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Activation_sends_exactly_the_units_of_the_plan_each_to_its_own_post()
    {
        await using var city = await CordonCity.Start();
        var plan = (await city.Activate()).Plan!;
        (await city.Sent()).OrderBy(id => id.Value).ShouldBe(plan.Posts.SelectMany(post => post.Units).Select(unit => unit.Unit).OrderBy(id => id.Value));
        plan.Posts.ShouldAllBe(post => post.Status == OrderedPostStatus.Promised);
        foreach (var post in plan.Posts)
        {
            var task = (await city.City.Unit(post.Units[0].Unit.Value).Get())!.Task!;
            (task.At, task.Place).ShouldBe((post.At, post.Place));
            task.Text.ShouldContain($"Hold {post.Place} by");
        }
        (plan.Closed, plan.Words).ShouldBe((false, $"closing: 0 of {plan.Of} held"));
    }

    [Fact]
    public async Task Closed_is_said_only_when_the_last_post_is_held()
    {
        await using var city = await CordonCity.Start();
        var plan = (await city.Activate()).Plan!;
        foreach (var (count, post) in plan.Posts.Index())
        {
            var now = City.Ok(await city.Post(post.Node, PostNews.Held)).Plan!;
            now.Closed.ShouldBe(count == plan.Posts.Length - 1, now.Words);
        }
        (await city.LogKinds()).Count(kind => kind == "post-held").ShouldBe(plan.Posts.Length);
    }

    [Fact]
    public async Task Posts_held_after_the_suspect_may_have_passed_are_not_a_closed_cordon()
    {
        await using var city = await CordonCity.Start();
        await city.Activate();
        city.City.Clock.Advance(TimeSpan.FromMinutes(30));
        var plan = (await city.HoldAll()).Plan!;
        plan.Closed.ShouldBeFalse();
        plan.Words.ShouldStartWith("not closed");
    }

    [Fact]
    public async Task Every_command_twice_changes_nothing()
    {
        await using var city = await CordonCity.Start();
        var proposed = City.Ok(await city.Cordon.Propose(city.By(CordonCity.Wang), city.Request()));
        var activate = city.By(CordonCity.Wang);
        var plan = City.Ok(await city.Cordon.Activate(activate, proposed.Proposals[0].Id)).Plan!;
        var hold = city.By(CordonCity.Wang);
        City.Ok(await city.Cordon.Post(hold, plan.Posts[0].Node, PostNews.Held, TimeSpan.Zero));
        var down = city.By(CordonCity.Wang);
        City.Ok(await city.Cordon.StandDown(down, "over"));
        var (log, writes) = (await city.LogKinds(), city.City.Store.Writes.Count);

        City.Ok(await city.Cordon.Activate(activate, proposed.Proposals[0].Id));
        City.Ok(await city.Cordon.Post(hold, plan.Posts[0].Node, PostNews.Held, TimeSpan.Zero));
        City.Ok(await city.Cordon.StandDown(down, "over"));
        (await city.LogKinds()).ShouldBe(log);
        city.City.Store.Writes.Count.ShouldBe(writes);
        (await city.Cordon.Activate(activate with { Fingerprint = "other" }, "x")).Refusal!.Code.ShouldBe("key-reused");
    }

    [Fact]
    public async Task A_restart_keeps_the_cordon_and_it_goes_on()
    {
        await using var city = await CordonCity.Start();
        var before = await city.Activate();
        await city.City.Restart();
        var after = (await city.Cordon.Get())!;
        after.Plan!.Posts.Select(post => (post.Node, post.Status)).ShouldBe(before.Plan!.Posts.Select(post => (post.Node, post.Status)));
        (await city.HoldAll()).Plan!.Closed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_new_sighting_re_plans_and_never_drops_a_post_before_its_replacement_is_held()
    {
        await using var city = await CordonCity.Start();
        var first = await city.Activate();
        await city.HoldAll();
        var sighting = new Sighting(first.Plan!.Posts[0].At, new Metres(0), city.City.Clock.GetUtcNow());
        var seen = City.Ok(await city.Cordon.Sighted(city.By(CordonCity.Wang), [sighting]));
        seen.Plan!.Sightings.ShouldBe([sighting]);
        (await city.Sent()).OrderBy(id => id.Value).ShouldBe(seen.Plan.Posts.SelectMany(post => post.Units).Select(unit => unit.Unit).OrderBy(id => id.Value));
    }

    [Fact]
    public async Task The_log_says_each_time_where_he_was_seen_and_once_for_plans_on_the_same_sighting()
    {
        await using var city = await CordonCity.Start();
        // A page says how many seconds ago, rounded: the same sighting comes back as another moment.
        var asked = city.Request();
        City.Ok(await city.Cordon.Propose(city.By(CordonCity.Wang), asked with { Sightings = [.. asked.Sightings.Select(one => one with { SeenAt = one.SeenAt.AddSeconds(-1) })] }));
        var first = await city.Activate();
        (await city.LogKinds()).Count(kind => kind == "suspect-seen").ShouldBe(1);
        var sighting = new Sighting(first.Plan!.Posts[0].At, new Metres(40), city.City.Clock.GetUtcNow(), Heading.FromDegrees(90));
        for (var again = 0; again < 2; again++)
            City.Ok(await city.Cordon.Sighted(city.By(CordonCity.Wang), [sighting]));
        var seen = (await city.City.Incident(city.Id).Log()).Where(entry => entry.Kind == "suspect-seen").Select(entry => EventCodec.Read(entry.Kind, entry.Body)).ToArray();
        seen.Length.ShouldBe(2);
        seen[1].ShouldBeOfType<SuspectSeen>().Places.ShouldBe([new SeenPlace(sighting.At, sighting.Radius, sighting.SeenAt, 90)]);
    }

    [Fact]
    public async Task A_unit_that_does_not_come_is_replaced_and_the_difference_says_so()
    {
        await using var city = await CordonCity.Start();
        var plan = (await city.Activate()).Plan!;
        var gone = plan.Posts[0];
        var next = City.Ok(await city.Post(gone.Node, PostNews.Refused)).Plan!;
        next.Version.ShouldBeGreaterThan(plan.Version);
        next.Changes.ShouldContain(change => change.Kind == PostChangeKind.Added || change.Kind == PostChangeKind.Moved, "somebody else is sent, not only the post dropped");
        next.Posts.SelectMany(post => post.Units).ShouldNotContain(unit => unit.Unit == gone.Units[0].Unit);
        (await city.LogKinds()).ShouldContain("cordon-updated");
    }

    [Fact]
    public async Task Standing_down_lets_exactly_the_units_of_the_plan_go()
    {
        await using var city = await CordonCity.Start();
        var plan = (await city.Activate()).Plan!;
        var others = Enumerable.Range(0, 60).Select(i => $"car-{i}").First(car => !plan.Posts.Any(post => post.Units.Any(unit => unit.Unit.Value == car)));
        (await city.City.Send(city.Id, others)).Refused.ShouldBeEmpty();
        City.Ok(await city.Cordon.StandDown(city.By(CordonCity.Wang), null)).Standing.ShouldBe(CordonStanding.StoodDown);
        (await city.Sent()).ShouldBe([new UnitId(others)]);
        foreach (var unit in plan.Posts.SelectMany(post => post.Units))
            (await city.City.Unit(unit.Unit.Value).Get())!.Task.ShouldBeNull();
    }

    [Fact]
    public async Task Arriving_at_the_post_holds_it_without_anybody_reporting()
    {
        await using var city = await CordonCity.Start();
        var post = (await city.Activate()).Plan!.Posts[0];
        var watcher = new CordonWatcher(view => view.Plan!.Posts.Any(one => one.Node == post.Node && one.Status == OrderedPostStatus.Held));
        await city.City.Grain<ICordonBoardGrain>(CordonBoards.KeyOf(city.Id)).Watch(city.City.Reference(watcher));
        foreach (var unit in post.Units)
            await city.City.Progress(city.Id, unit.Unit.Value, AssignmentStep.OnScene);
        city.City.Clock.Advance(TimeSpan.FromSeconds(5));
        await watcher.Seen;
    }

    [Fact]
    public async Task Civilians_wait_for_a_second_person_stand_outside_and_are_told_to_observe()
    {
        await using var city = await CordonCity.Start(cars: 40, taxis: 60);
        var proposed = City.Ok(await city.Cordon.Propose(city.By(CordonCity.Wang), city.Request(rings: 2, speed: 1, UnitKind.PatrolCar, UnitKind.Taxi)));
        var proposal = proposed.Proposals.FirstOrDefault(one => one.NeedsRelease).ShouldNotBeNull("no plan with taxis");
        proposal.Posts.Where(post => post.Ring == 1).SelectMany(post => post.Units).ShouldAllBe(unit => unit.Kind == UnitKind.PatrolCar);
        var active = City.Ok(await city.Cordon.Activate(city.By(CordonCity.Wang), proposal.Id));
        active.Plan!.AwaitsRelease.ShouldBeTrue();
        city.Mobilisation.Asked.ShouldBeEmpty();

        (await city.Cordon.Release(city.By(CordonCity.Wang))).Refusal!.Code.ShouldBe("second-person-needed");
        City.Ok(await city.Cordon.Release(city.By(CordonCity.Zhao)));
        city.Mobilisation.Asked.ShouldNotBeEmpty();
        city.Mobilisation.Asked.ShouldAllBe(task => task.Text.Contains("do not stop, follow or approach") && task.Text.Contains("不要拦截、跟随或靠近"));
        (await city.Sent()).ShouldAllBe(unit => unit.Value.StartsWith("car-", StringComparison.Ordinal));

        City.Ok(await city.Cordon.StandDown(city.By(CordonCity.Wang), null));
        city.Mobilisation.LetGone.OrderBy(id => id.Value).ShouldBe(city.Mobilisation.Asked.Select(task => task.Unit).OrderBy(id => id.Value));
    }

    [Fact]
    public async Task Without_a_mobilisation_a_plan_with_civilians_cannot_be_ordered()
    {
        await using var city = await CordonCity.Start(cars: 40, taxis: 60);
        city.Mobilisation.CannotAsk = new NoMobilisation().CannotAsk;
        var proposed = City.Ok(await city.Cordon.Propose(city.By(CordonCity.Wang), city.Request(rings: 2, speed: 1, UnitKind.PatrolCar, UnitKind.Taxi)));
        (await city.Cordon.Activate(city.By(CordonCity.Wang), proposed.Proposals.First(one => one.NeedsRelease).Id)).Refusal!.Code.ShouldBe("no-mobilisation");
        (await city.Sent()).ShouldBeEmpty();
    }
}

/// <inheritdoc cref="BoardWatcher"/>
internal sealed class CordonWatcher(Func<CordonView, bool> fits) : ICordonObserver
{
    private readonly TaskCompletionSource<CordonView> _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<CordonView> Seen => _seen.Task.WaitAsync(TimeSpan.FromSeconds(30));

    public Task Changed(CordonView view)
    {
        if (fits(view))
            _seen.TrySetResult(view);
        return Task.CompletedTask;
    }
}
