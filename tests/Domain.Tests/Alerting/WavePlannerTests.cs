using System.Collections.Immutable;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Audiences;
using Dispatch.Domain.Alerting.Waves;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;
using static Dispatch.Domain.Tests.Alerting.Alerts;

namespace Dispatch.Domain.Tests.Alerting;

public sealed class WavePlannerTests
{
    [Fact]
    public void Everybody_is_told_at_once_when_no_answers_are_wanted_and_the_incident_is_verified() =>
        Next(quota: 0, candidates: Taxis(300)).Recipients.Length.ShouldBe(300);

    [Fact]
    public void An_unverified_incident_reaches_twenty_in_all_its_waves_together()
    {
        Next(quota: 0, verified: false, candidates: Taxis(300)).Recipients.Length.ShouldBe(20);
        Next(quota: 100, verified: false, candidates: Taxis(300)).Recipients.Length.ShouldBe(20);
        Next(quota: 100, verified: false, candidates: Taxis(300), asked: [.. Asked(20, AskedState.Refused)]).Recipients.ShouldBeEmpty();
    }

    [Fact]
    public void The_first_wave_is_as_many_as_are_wanted_the_nearest_first() =>
        Next(quota: 3, candidates: [.. Taxis(10).Reverse()]).Recipients.Select(one => one.Unit.Value).ShouldBe(["c-000", "c-001", "c-002"]);

    [Fact]
    public void A_refusal_calls_the_next_one_at_once_only_while_fewer_are_waiting_than_are_needed()
    {
        // Three wanted, three asked; one says no. Acceptance seen is (0 + 1) / (1 + 1): two for each place.
        var plan = Next(quota: 3, candidates: Taxis(20), asked: [.. Asked(2, AskedState.Waiting), .. Asked(1, AskedState.Refused, "r")]);
        plan.Recipients.Length.ShouldBe(4);
        // Two are in, one place is left and two are waiting for it: a refusal calls nobody.
        Next(quota: 3, candidates: Taxis(20), asked: [.. Asked(2, AskedState.Accepted, "a"), .. Asked(2, AskedState.Waiting), .. Asked(1, AskedState.Refused, "r")])
            .Recipients.ShouldBeEmpty();
    }

    [Fact]
    public void Silence_calls_the_next_one_when_the_state_says_that_the_time_is_over_and_not_before()
    {
        ImmutableArray<AskedUnit> asked = [.. Asked(1, AskedState.Waiting)];
        Next(quota: 1, candidates: Taxis(5), asked: asked, now: Noon.AddSeconds(44)).Recipients.ShouldBeEmpty();
        var plan = Next(quota: 1, candidates: Taxis(5), asked: asked, now: Noon.AddSeconds(45));
        plan.Recipients.Length.ShouldBe(2, "one of one decided did not come: half accept");
        plan.LookAgainAt.ShouldBe(Noon.AddSeconds(90));
        Next(quota: 1, candidates: Taxis(5), asked: [asked[0] with { State = AskedState.Accepted, AcceptedAt = Noon.AddSeconds(40) }], now: Noon.AddSeconds(45))
            .Recipients.ShouldBeEmpty("a timer that comes after the answer does nothing");
    }

    [Fact]
    public void Acceptance_has_bounds_and_never_divides_by_zero()
    {
        Acceptance.Estimate([], AlertLimits.Default, Noon).ShouldBe(1);
        Acceptance.Estimate(Asked(1000, AskedState.Refused), AlertLimits.Default, Noon).ShouldBe(0.1);
        Acceptance.Estimate(Asked(1000, AskedState.Accepted), AlertLimits.Default, Noon).ShouldBe(1);
        Acceptance.ToAsk(20_000, 0.1).ShouldBe(200_000);
        Acceptance.ToAsk(0, 0.1).ShouldBe(0);
    }

    [Fact]
    public void No_wave_that_wants_answers_is_larger_than_the_limit() =>
        Next(quota: 1000, candidates: Taxis(900)).Recipients.Length.ShouldBe(200);

    [Fact]
    public void When_the_places_are_filled_the_others_are_let_go_the_last_to_accept_first_and_never_who_is_there()
    {
        var plan = Next(quota: 2, candidates: Taxis(5), asked:
        [
            Unit("late", AskedState.Accepted, acceptedAt: 30), Unit("there", AskedState.AtPost, acceptedAt: 40),
            Unit("early", AskedState.Accepted, acceptedAt: 10), Unit("waiting", AskedState.Waiting), Unit("no", AskedState.Refused),
        ]);
        plan.Surplus.Select(unit => unit.Value).ShouldBe(["late", "waiting"], ignoreOrder: true);
        plan.Recipients.ShouldBeEmpty();
    }

    [Fact]
    public void A_late_unit_keeps_its_post_until_another_has_accepted_it()
    {
        var late = Unit("late", AskedState.Accepted, acceptedAt: 5, post: 7, due: 60);
        var now = Noon.AddSeconds(181);
        var plan = Next(posts: [Post(7)], candidates: Taxis(3), asked: [late], now: now);
        plan.Surplus.ShouldBeEmpty();
        plan.Recipients.ShouldHaveSingleItem().Post!.Node.ShouldBe(7);
        Next(posts: [Post(7)], candidates: Taxis(3), asked: [late], now: Noon.AddSeconds(180)).Recipients.ShouldBeEmpty("not late yet");
        Next(posts: [Post(7)], asked: [late, Unit("new", AskedState.Accepted, acceptedAt: 185, post: 7, due: 400)], now: now).Surplus.ShouldBe([late.Unit]);
        Next(posts: [Post(7)], asked: [late with { State = AskedState.AtPost }, Unit("new", AskedState.Waiting, post: 7, asked: 170)], now: now)
            .Surplus.ShouldBe([new UnitId("new")], "it came after all");
    }

    [Fact]
    public void Each_post_is_asked_for_by_its_nearest_and_each_hears_its_own()
    {
        var plan = Next(posts: [Post(1, metresEast: 0), Post(2, need: 2, metresEast: 1000)], candidates:
            [Eligible("a", 100), Eligible("b", 900), Eligible("c", 1200), Eligible("d", 5000)]);
        plan.Recipients.Select(one => (one.Unit.Value, one.Post!.Node)).ShouldBe([("a", 1), ("b", 2), ("c", 2)], ignoreOrder: true);
    }

    [Fact]
    public void Nobody_is_asked_for_a_post_out_of_reach_just_because_another_post_is_near()
    {
        // 9 km of reach: "a" is near post 1, which "b" takes, and 20 km from post 2.
        var plan = Next(posts: [Post(1), Post(2, metresEast: 20_000)], candidates: [Eligible("a", 100), Eligible("b", 50)]);
        plan.Recipients.ShouldHaveSingleItem().Unit.Value.ShouldBe("b");
        plan.Open.ShouldBe(2);
    }

    [Fact]
    public void Who_the_plan_names_is_asked_first_even_when_another_is_nearer()
    {
        var plan = Next(posts: [Post(1)], candidates: [Eligible("near", 10), Eligible("named", 2000)], planned: [new PlannedUnit(new UnitId("named"), 1)]);
        plan.Recipients.ShouldHaveSingleItem().Unit.Value.ShouldBe("named");
    }

    [Theory]
    [InlineData(UnitKind.Taxi)]
    [InlineData(UnitKind.Volunteer)]
    public void No_civilian_is_ever_asked_or_moved_to_the_inner_ring(UnitKind kind)
    {
        ImmutableArray<AlertPost> posts = [Post(1, ring: 1), Post(2, ring: 2, metresEast: 3000)];
        var named = Next(posts: posts, candidates: [Eligible("c", kind: kind)], planned: [new PlannedUnit(new UnitId("c"), 1)]);
        named.Recipients.ShouldHaveSingleItem().Post!.Node.ShouldBe(2);
        var inner = Next(posts: [posts[0]], candidates: [Eligible("c", kind: kind)]);
        inner.Recipients.ShouldBeEmpty();
        inner.Left.ShouldBe([new("inner-ring", 1)]);
        var settled = Unit("c", AskedState.AtPost, acceptedAt: 5, post: 2) with { Kind = kind };
        Next(posts: posts, asked: [settled], planned: [new PlannedUnit(settled.Unit, 1)]).Moves.ShouldBeEmpty();
    }

    [Fact]
    public void A_unit_goes_on_to_another_post_only_when_its_old_one_is_taken_over()
    {
        var old = Unit("old", AskedState.AtPost, acceptedAt: 5, post: 1);
        ImmutableArray<AlertPost> posts = [Post(1), Post(2, metresEast: 2000)];
        ImmutableArray<PlannedUnit> planned = [new(old.Unit, 2), new(new UnitId("c-000"), 1)];
        var first = Next(posts: posts, candidates: Taxis(3), asked: [old], planned: planned);
        first.Moves.ShouldBeEmpty();
        first.Surplus.ShouldBeEmpty();
        first.Recipients.Select(one => (one.Unit.Value, one.Post!.Node)).ShouldBe([("c-000", 1)]);
        var replaced = Next(posts: posts, asked: [old, Unit("c-000", AskedState.Accepted, acceptedAt: 20, post: 1)], planned: planned);
        replaced.Moves.ShouldHaveSingleItem().To.Node.ShouldBe(2);
        replaced.Surplus.ShouldBeEmpty();
        Next(posts: [posts[1]], asked: [old], planned: planned).Moves.ShouldHaveSingleItem("the old post is not wanted any more");
        Next(posts: posts, asked: [old with { State = AskedState.Waiting }], planned: planned).Moves.ShouldHaveSingleItem("it had promised nothing");
    }

    [Fact]
    public void Units_that_would_only_swap_posts_stay()
    {
        ImmutableArray<AskedUnit> asked = [Unit("a", AskedState.AtPost, acceptedAt: 5, post: 1), Unit("b", AskedState.AtPost, acceptedAt: 5, post: 2)];
        var plan = Next(posts: [Post(1), Post(2)], asked: asked, candidates: Taxis(3), planned: [new PlannedUnit(asked[0].Unit, 2), new PlannedUnit(asked[1].Unit, 1)]);
        plan.IsNothing.ShouldBeTrue();
        plan.Open.ShouldBe(0);
    }

    [Fact]
    public void Whoever_was_asked_for_a_post_that_is_no_longer_wanted_is_thanked() =>
        Next(posts: [Post(2)], asked: [Unit("a", AskedState.AtPost, acceptedAt: 5, post: 1), Unit("b", AskedState.Waiting, post: 1)])
            .Surplus.Select(unit => unit.Value).ShouldBe(["a", "b"], ignoreOrder: true);

    [Fact]
    public void Eyes_only_taxis_are_told_once_get_no_post_and_count_for_nothing()
    {
        ImmutableArray<EligibleUnit> candidates = [Eligible("eyes", 1, eyesOnly: true), Eligible("free", 50)];
        var plan = Next(posts: [Post(1)], candidates: candidates);
        plan.Recipients.Single(one => one.EyesOnly).Post.ShouldBeNull();
        plan.Recipients.Single(one => !one.EyesOnly).Post!.Node.ShouldBe(1);
        Next(quota: 1, candidates: [Eligible("eyes", 1, eyesOnly: true)], number: 2).Recipients.ShouldBeEmpty();
    }

    internal static WavePlan Next(
        int quota = 0, ImmutableArray<AlertPost>? posts = null, bool verified = true, ImmutableArray<EligibleUnit>? candidates = null,
        ImmutableArray<AskedUnit>? asked = null, ImmutableArray<PlannedUnit>? planned = null, DateTimeOffset? now = null, int number = 1)
    {
        var order = posts is { } some ? Order(AlertKind.Posts, Audience.ForPosts(some, new Metres(9000))) : Order(quota: quota);
        return WavePlanner.Next(new WaveQuestion(order, verified, asked ?? [], (asked ?? []).Length, candidates ?? [], planned ?? [], number, AlertLimits.Default, now ?? Noon.AddSeconds(1)));
    }

    internal static AskedUnit Unit(string id, AskedState state, int? acceptedAt = null, int? post = null, int? due = null, int asked = 0) =>
        new(new UnitId(id), UnitKind.Taxi, 1, post, Noon.AddSeconds(asked), state, acceptedAt is { } at ? Noon.AddSeconds(at) : null, due is { } then ? Noon.AddSeconds(then) : null);

    private static ImmutableArray<EligibleUnit> Taxis(int count) => [.. Enumerable.Range(0, count).Select(i => Eligible($"c-{i:000}", i * 10))];

    private static IEnumerable<AskedUnit> Asked(int count, AskedState state, string prefix = "w") =>
        Enumerable.Range(0, count).Select(i => Unit($"{prefix}-{i}", state, state == AskedState.Accepted ? i : null));
}
