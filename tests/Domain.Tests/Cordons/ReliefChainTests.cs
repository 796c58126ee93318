using Dispatch.Domain.Cordons;

namespace Dispatch.Domain.Tests.Cordons;

/// <summary>A unit refuses; those on their way may change posts, those that hold one may not.</summary>
public sealed class ReliefChainTests
{
    [Theory]
    [InlineData(false, 5)]
    [InlineData(true, 1)]
    public void A_refusal_takes_no_further_crossing_whenever_the_units_that_are_left_can_man_the_same(bool someHeld, int least)
    {
        var (turnedOff, others) = (0, 0);
        for (var seed = 0; seed < 4000; seed++)
        {
            var problem = SmallCity.Random(seed);
            if (CordonPlanner.Plan(problem) is not { Status: CordonStatus.Closed, Posts.IsEmpty: false } plan)
                continue;
            var active = ActiveCordon.Order(plan);
            foreach (var post in someHeld ? plan.Posts.Skip(1).Where((_, i) => i % 2 == 0) : [])
                active = active.PostHeld(post.Node, post.ReadyMs);
            var refusing = plan.Posts[0].Units[0].Unit;
            var now = problem with { Units = problem.Units.SetItem(refusing, problem.Units[refusing] with { Promised = true }) };
            var next = CordonReplanner.Revise(active, now);
            if (!CanManTheSame(now, active))
            {
                others++;
                continue;
            }
            next.Plan.Posts.Select(p => p.Node).ShouldBe(plan.Posts.Select(p => p.Node), ignoreOrder: true, $"seed {seed}");
            next.Plan.Posts.SelectMany(p => p.Units).Select(u => u.Unit).ShouldBeUnique();
            next.Plan.Posts.SelectMany(p => p.Units).ShouldNotContain(u => u.Unit == refusing);
            foreach (var held in active.Plan.Posts.Where(p => active.Held.Contains(p.Node)))
                next.Plan.Posts.Single(p => p.Node == held.Node).Units.ShouldBe(held.Units, $"seed {seed}");
            next.Plan.Posts.Where(p => !active.Held.Contains(p.Node)).ShouldAllBe(
                p => p.ReadyMs == ReadyAt.Driving(now, p.Units[0].Unit, p.Node) && p.ReadyMs <= p.DeadlineMs, $"seed {seed}");
            turnedOff += next.Changes.Count(change => change.Kind == PostChangeKind.Moved) > 1 ? 1 : 0;
        }
        turnedOff.ShouldBeGreaterThanOrEqualTo(least);
        others.ShouldBeGreaterThan(5);
    }

    /// <summary>Tried out: some order of units over the posts that are not held yet.</summary>
    private static bool CanManTheSame(CordonProblem now, ActiveCordon active)
    {
        var open = active.Plan.Posts.Where(p => !active.Held.Contains(p.Node)).ToList();
        var taken = active.Plan.Posts.Except(open).SelectMany(p => p.Units).Select(u => u.Unit).ToHashSet();
        return Try(0);

        bool Try(int post)
        {
            if (post == open.Count)
                return true;
            for (var u = 0; u < now.Units.Length; u++)
                if (!now.Units[u].Promised && taken.Add(u))
                {
                    if (ReadyAt.Driving(now, u, open[post].Node) <= Math.Min(open[post].DeadlineMs, now.Rules.ClosedByMs ?? int.MaxValue) && Try(post + 1))
                        return true;
                    taken.Remove(u);
                }
            return false;
        }
    }
}
