using Dispatch.Domain.Cordons;
using Dispatch.Domain.Roads;

namespace Dispatch.Domain.Tests.Cordons;

/// <summary>What a commander means by shrinking: less is enclosed, and he never has a way out in between.</summary>
public sealed class ShrinkingTests
{
    /// <summary>A street of nine crossings, two minutes from one to the next; he is in the middle and the ways out are its ends.</summary>
    private static CordonProblem Street(params CordonUnit[] units) => new(
        CordonRoads.AtSpeeds(
            RoadGraph.FromArcs(9, [.. Enumerable.Range(0, 8).SelectMany(v => ((int, int, int)[])[(v, v + 1, 120_000), (v + 1, v, 120_000)])]), 1000, 1000),
        [new SuspectStart(4, 0)], [new CordonExit(0), new CordonExit(8)], [.. units]);

    /// <summary>Crossings 1 and 7 are held by the first two units.</summary>
    private static ActiveCordon Held()
    {
        var plan = new CordonPlan(
            CordonStatus.Closed, [new Post(1, 1, 360_000, [new PostUnit(0, 0)]), new Post(7, 1, 360_000, [new PostUnit(1, 0)])], 2);
        return ActiveCordon.Order(plan).PostHeld(1, 0).PostHeld(7, 0);
    }

    private static CordonProblem With(params CordonUnit[] free) => Street([new CordonUnit(1, 0), new CordonUnit(7, 0), .. free]);

    [Fact]
    public void The_smaller_cordon_lies_as_near_to_him_as_free_units_come()
    {
        var next = CordonReplanner.Shrink(Held(), With(new CordonUnit(3, 0), new CordonUnit(6, 60_000)));
        next.Plan.Posts.Select(post => post.Node).ShouldBe([3, 6], ignoreOrder: true);
        next.Retiring.Select(post => post.Node).ShouldBe([1, 7], ignoreOrder: true);
        next.PostHeld(3, 60_000).Retiring.Length.ShouldBe(2);
        next.PostHeld(3, 60_000).PostHeld(6, 60_000).Retiring.ShouldBeEmpty();
    }

    [Fact]
    public void A_side_where_nobody_is_free_keeps_its_post() =>
        CordonReplanner.Shrink(Held(), With(new CordonUnit(3, 0))).Plan.Posts.Select(post => post.Node).ShouldBe([3, 7], ignoreOrder: true);

    [Fact]
    public void Units_that_come_too_late_within_the_present_posts_make_nothing_smaller()
    {
        var active = Held();
        CordonReplanner.Shrink(active, With(new CordonUnit(0, 300_000), new CordonUnit(8, 300_000))).ShouldBeSameAs(active);
    }

    [Theory]
    [InlineData(1, 1500, 20)]
    [InlineData(2, 4000, 3)]
    public void Every_smaller_cordon_lies_on_or_within_the_one_before_and_closes_by_itself(int rings, int cities, int least)
    {
        var shrunk = 0;
        for (var seed = 0; seed < cities; seed++)
        {
            var random = new Random(seed);
            var problem = SmallCity.Random(seed, rings: rings);
            problem = problem with { Rules = problem.Rules with { HorizonMs = null, ClosedByMs = null } };
            if (CordonPlanner.Plan(problem) is not { Status: CordonStatus.Closed, Posts.IsEmpty: false } plan)
                continue;
            var active = ActiveCordon.Order(plan);
            active = active.AllPosts.Aggregate(active, (a, p) => a.PostHeld(p.Node, p.ReadyMs));
            var now = problem with
            {
                Units = problem.Units.AddRange(Enumerable.Range(0, 6).Select(_ => new CordonUnit(random.Next(problem.Roads.NodeCount), 0))),
            };
            var next = CordonReplanner.Shrink(active, now);
            if (ReferenceEquals(next, active))
                continue;
            var (before, after) = (Enclosed(now, active.Plan), Enclosed(now, next.Plan));
            after.ShouldBeSubsetOf(before, $"seed {seed}");
            after.Count.ShouldBeLessThan(before.Count, $"seed {seed}");
            next.Plan.Posts.Select(p => p.Node).ShouldBeSubsetOf(before.Concat(active.Plan.Posts.Select(p => p.Node)), $"seed {seed}");
            Closes(now, next).ShouldBeTrue($"seed {seed}");
            shrunk++;
        }
        shrunk.ShouldBeGreaterThanOrEqualTo(least);
    }

    /// <summary>Judged by the checker with whoever holds a post standing there.</summary>
    private static bool Closes(CordonProblem now, ActiveCordon next)
    {
        var at = next.Plan.Posts.Where(p => next.Held.Contains(p.Node)).SelectMany(p => p.Units.Select(u => (u.Unit, Post: p))).ToDictionary(x => x.Unit, x => x.Post);
        var asHeld = now with { Units = [.. now.Units.Select((u, i) => at.TryGetValue(i, out var p) ? u with { Posted = new PostedAt(p.Node, p.ReadyMs) } : u)] };
        return CordonChecker.Check(asHeld, next.Plan).Closed;
    }

    /// <summary>Every crossing that he comes to having met fewer posts than there are rings, walk by walk.</summary>
    private static HashSet<int> Enclosed(CordonProblem problem, CordonPlan plan)
    {
        var (roads, rings, posts) = (problem.Roads.Suspect, problem.Rules.Rings, plan.Posts.Select(p => p.Node).ToHashSet());
        var seen = new HashSet<(int Node, int Met)>();
        foreach (var start in problem.Starts)
            Walk(start.Node, 0);
        return [.. seen.Select(at => at.Node)];

        void Walk(int node, int met)
        {
            met += posts.Contains(node) ? 1 : 0;
            if (met >= rings || !seen.Add((node, met)))
                return;
            for (var arc = roads.FirstArc[node]; arc < roads.FirstArc[node + 1]; arc++)
                Walk(roads.Head[arc], met);
        }
    }
}
