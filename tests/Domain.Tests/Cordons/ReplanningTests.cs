using System.Collections.Immutable;
using Dispatch.Domain.Cordons;
using Dispatch.Domain.Roads;

namespace Dispatch.Domain.Tests.Cordons;

/// <summary>A cordon in force on a town of 12 × 12 blocks: it stays closed whatever is reported.</summary>
public sealed class ReplanningTests
{
    private const int Side = 12;

    private static CordonProblem Town(int seed, int units = 60)
    {
        var random = new Random(seed);
        var arcs = new List<(int, int, int)>();
        for (var x = 0; x < Side; x++)
            for (var y = 0; y < Side; y++)
            {
                if (x + 1 < Side)
                    Street(x * Side + y, (x + 1) * Side + y);
                if (y + 1 < Side)
                    Street(x * Side + y, x * Side + y + 1);
            }
        return new CordonProblem(
            CordonRoads.AtSpeeds(RoadGraph.FromArcs(Side * Side, arcs), 1000, 1000),
            [new SuspectStart(5 * Side + 5, 0)],
            [.. Enumerable.Range(0, Side).Select(i => new CordonExit(i)).Concat(
                Enumerable.Range(0, Side).Select(i => new CordonExit((Side - 1) * Side + i)))],
            [.. Enumerable.Range(0, units).Select(_ => new CordonUnit(random.Next(Side * Side), random.Next(10) * 1000))]);

        void Street(int a, int b)
        {
            var ms = random.Next(20, 60) * 1000;
            arcs.Add((a, b, ms));
            arcs.Add((b, a, ms));
        }
    }

    private static CordonProblem SeenAt(CordonProblem problem, int node, int atMs) => problem with
    {
        Starts = [new SuspectStart(node, atMs)],
        Rules = problem.Rules with { ElapsedMs = atMs },
    };

    private static ActiveCordon Ordered(CordonProblem problem)
    {
        var plan = CordonPlanner.Plan(problem);
        plan.Status.ShouldBe(CordonStatus.Closed);
        return ActiveCordon.Order(plan);
    }

    private static ActiveCordon AllHeld(ActiveCordon active) =>
        active.AllPosts.Aggregate(active, (a, p) => a.PostHeld(p.Node, p.ReadyMs));

    [Fact]
    public void A_sighting_inside_a_held_cordon_changes_nothing()
    {
        var problem = Town(1);
        var active = AllHeld(Ordered(problem));
        CordonReplanner.Revise(active, SeenAt(problem, 5 * Side + 5, 60_000)).ShouldBeSameAs(active);
    }

    [Fact]
    public void A_report_that_comes_twice_changes_nothing()
    {
        var active = Ordered(Town(1));
        var once = active.PostHeld(active.Plan.Posts[0].Node, 30_000);
        once.Version.ShouldBe(2);
        once.PostHeld(active.Plan.Posts[0].Node, 31_000).ShouldBeSameAs(once);
        once.PostHeld(-5, 31_000).ShouldBeSameAs(once);
    }

    [Fact]
    public void A_refusal_is_repaired_around_the_posts_that_stand()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var problem = Town(seed);
            if (CordonPlanner.Plan(problem) is not { Status: CordonStatus.Closed } plan)
                continue;
            var active = ActiveCordon.Order(plan);
            var refusing = active.Plan.Posts[seed % active.Plan.Posts.Length].Units[0].Unit;
            var now = problem with
            {
                Units = problem.Units.SetItem(refusing, problem.Units[refusing] with { Promised = true }),
            };
            var next = CordonReplanner.Revise(active, now);
            next.Version.ShouldBe(2, $"seed {seed}");
            next.Changes.ShouldContain(c => c.Kind == PostChangeKind.Dropped && c.Reason.Contains("not to be had"));
            if (next.Plan.Status != CordonStatus.Closed)
                continue;
            next.Plan.Posts.SelectMany(p => p.Units).ShouldNotContain(u => u.Unit == refusing);
            CordonChecker.Check(now, next.Plan).Faults.ShouldBeEmpty($"seed {seed}");
            if (next.Changes.All(c => c.Kind is PostChangeKind.Added or PostChangeKind.Dropped))
                next.Plan.Posts.Count(p => active.Plan.Posts.Any(old => old.Node == p.Node && old.Units.SequenceEqual(p.Units)))
                    .ShouldBeGreaterThanOrEqualTo(active.Plan.Posts.Length - 1, $"seed {seed}");
        }
    }

    [Fact]
    public void A_refused_post_goes_to_the_unit_that_is_there_first_and_all_else_stays()
    {
        var relieved = 0;
        var problem = Town(1, units: 90);
        var active = Ordered(problem);
        var busy = active.Plan.Posts.SelectMany(p => p.Units).Select(u => u.Unit).ToHashSet();
        foreach (var post in active.Plan.Posts)
        {
            var first = Enumerable.Range(0, problem.Units.Length).Where(u => !busy.Contains(u))
                .Min(u => ReadyAt.Driving(problem, u, post.Node));
            if (first > post.DeadlineMs)
                continue;
            relieved++;
            var refusing = post.Units[0].Unit;
            var now = problem with
            {
                Units = problem.Units.SetItem(refusing, problem.Units[refusing] with { Promised = true }),
            };
            var next = CordonReplanner.Revise(active, now).Plan;
            next.Posts.Single(p => p.Node == post.Node).ReadyMs.ShouldBe((int)first);
            next.Posts.Where(p => p.Node != post.Node).SelectMany(p => p.Units).ShouldBe(
                active.Plan.Posts.Where(p => p.Node != post.Node).SelectMany(p => p.Units), ignoreOrder: true);
            CordonChecker.Check(now, next).Faults.ShouldBeEmpty();
        }
        relieved.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void The_outer_posts_are_dropped_only_when_every_inner_post_is_held()
    {
        var shrunk = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var problem = Town(seed, units: 90);
            if (CordonPlanner.Plan(problem) is not { Status: CordonStatus.Closed } plan)
                continue;
            var active = AllHeld(ActiveCordon.Order(plan));
            // He has not moved for ten minutes; free units may start from where they are after five.
            var now = SeenAt(problem, 5 * Side + 5, 600_000);
            now = now with { Rules = now.Rules with { ElapsedMs = 300_000 } };
            var next = CordonReplanner.Shrink(active, now);
            if (ReferenceEquals(next, active))
                continue;
            shrunk++;
            StaysClosedUntilTheLastPostIsHeld(problem, active, next);
        }
        shrunk.ShouldBeGreaterThan(0);
    }

    private static void StaysClosedUntilTheLastPostIsHeld(CordonProblem problem, ActiveCordon before, ActiveCordon next)
    {
        foreach (var post in next.Plan.Posts.Where(p => !next.Held.Contains(p.Node)).ToArray())
        {
            before.Plan.Posts.Select(p => p.Node).ShouldBeSubsetOf(next.AllPosts.Select(p => p.Node));
            next.IsClosed.ShouldBeFalse();
            next = next.PostHeld(post.Node, post.ReadyMs);
        }
        next.IsClosed.ShouldBeTrue();
        next.Retiring.ShouldBeEmpty();
        var held = next.Plan.Posts.Select(p => (p.Node, (IReadOnlyList<int>)[.. p.Units.Select(u => u.Unit)])).ToList();
        var pinned = problem with
        {
            Starts = [new SuspectStart(5 * Side + 5, 600_000)],
            Units = [.. problem.Units.Select((u, i) => next.Plan.Posts.FirstOrDefault(p => p.Units.Any(x => x.Unit == i)) is { } at
                ? u with { Posted = new PostedAt(at.Node, at.ReadyMs) } : u)],
        };
        CordonChecker.Check(pinned, held).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void A_blocked_road_that_makes_a_unit_late_is_repaired_or_said_plainly()
    {
        var problem = Town(3);
        var active = Ordered(problem);
        var last = active.Plan.Posts.MaxBy(p => p.ReadyMs - p.Units.Max(u => problem.Units[u.Unit].DelayMs))!;
        var start = problem.Units[last.Units[0].Unit].Node;
        start.ShouldNotBe(last.Node);
        var roads = problem.Roads.Units;
        var now = problem with
        {
            Roads = problem.Roads.BlockedForUnits(
                Enumerable.Range(roads.FirstArc[start], roads.FirstArc[start + 1] - roads.FirstArc[start])),
        };
        var next = CordonReplanner.Revise(active, now);
        next.Changes.ShouldContain(c => c.Post.Node == last.Node && c.Reason.Contains("too late"));
        if (next.Plan.Status == CordonStatus.Closed)
            CordonChecker.Check(now, next.Plan).Faults.ShouldBeEmpty();
    }
}
