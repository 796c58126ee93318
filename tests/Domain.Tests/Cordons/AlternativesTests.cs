using Dispatch.Domain.Cordons;

namespace Dispatch.Domain.Tests.Cordons;

/// <summary>What a commander may choose from, on real roads.</summary>
public sealed class AlternativesTests
{
    private static CordonProblem City(string name = "G01_240u_R5000")
    {
        var problem = SharedInstances.Read(name).Problem;
        return problem with { Rules = problem.Rules with { Effort = PlanningEffort.Interactive } };
    }

    [Fact]
    public void Each_alternative_is_closed_and_better_than_the_fewest_posts_in_what_it_aims_at()
    {
        var problem = City();
        var all = CordonPlanner.Propose(problem);
        all[0].Aim.ShouldBe(CordonAim.FewestPosts);
        all.Select(a => a.Aim).ShouldBeUnique();
        all.Length.ShouldBeGreaterThan(1);
        var fewest = all[0].Plan;
        foreach (var (aim, plan) in all)
        {
            var asked = problem with { Rules = problem.Rules with { HorizonMs = plan.HorizonMs ?? problem.Rules.HorizonMs } };
            CordonChecker.Check(asked, plan).Faults.ShouldBeEmpty();
            if (aim == CordonAim.EarliestClosure)
                plan.ClosureMs!.Value.ShouldBeLessThanOrEqualTo(fewest.ClosureMs!.Value);
            if (aim == CordonAim.MostSlack)
                plan.LeastSlackMs!.Value.ShouldBeGreaterThanOrEqualTo(fewest.LeastSlackMs!.Value);
        }
    }

    [Fact]
    public void The_smallest_enclosure_cannot_be_closed_a_second_earlier()
    {
        var problem = City();
        var plan = CordonPlanner.Plan(problem, CordonAim.SmallestEnclosure);
        plan.Status.ShouldBe(CordonStatus.Closed);
        var horizon = plan.HorizonMs.ShouldNotBeNull();
        CordonPlanner.Plan(problem with { Rules = problem.Rules with { HorizonMs = horizon - 1000 } })
            .Status.ShouldNotBe(CordonStatus.Closed);
    }

    [Fact]
    public void No_cordon_has_more_slack_than_the_one_with_the_most()
    {
        var problem = City();
        var slack = CordonPlanner.Plan(problem, CordonAim.MostSlack).LeastSlackMs.ShouldNotBeNull();
        // A second more of spare time at every post, which is as near as an interactive plan looks, and there is none.
        CordonPlanner.Plan(problem with { Rules = problem.Rules with { MarginMs = problem.Rules.MarginMs + slack + problem.Rules.Effort.StepMs } })
            .Status.ShouldNotBe(CordonStatus.Closed);
    }

    [Fact]
    public void Where_no_cordon_closes_the_leaks_are_the_routes_that_pass_no_post_in_time()
    {
        var problem = City("G08_90u_R4000");
        problem = problem with { Units = [.. problem.Units.Take(40)] };
        var routes = EscapeRoutes.Sample(problem, 200, 7);
        var plan = MaximumInterception.Plan(problem, routes);
        plan.Met.ShouldBeGreaterThan(0);
        plan.Posts.Select(p => p.Unit).ShouldBeUnique();
        var ready = plan.Posts.ToDictionary(p => p.Node, p => ReadyAt.Driving(problem, p.Unit, p.Node));
        var leaks = Enumerable.Range(0, routes.Length).Where(r =>
            !routes[r].Stops.Any(s => ready.TryGetValue(s.Node, out var at) && at <= s.TimeMs));
        plan.Leaks.ShouldBe(leaks, ignoreOrder: true);
        plan.Words.ShouldStartWith("not closed: ");
    }
}
