using Dispatch.Domain.Cordons;

namespace Dispatch.Domain.Tests.Cordons;

/// <summary>Instances whose optimum others proved by two independent methods.</summary>
public sealed class PublishedInstancesTests
{
    [Theory]
    [InlineData("G01_240u_R5000", 1, 16)]
    [InlineData("G03_160u_R3000", 1, 22)]
    [InlineData("G06_160u_R1500_nohold", 1, 9)]
    [InlineData("G08_90u_R4000", 1, 19)]
    [InlineData("G01_240u_R5000", 2, 36)]
    [InlineData("G08_90u_R4000", 2, 43)]
    public void The_fewest_posts_are_found_and_proved(string name, int rings, int fewest)
    {
        var problem = SharedInstances.Read(name, rings).Problem;
        var plan = CordonPlanner.Plan(problem);
        plan.Status.ShouldBe(CordonStatus.Closed);
        plan.Posts.Length.ShouldBe(fewest);
        plan.LowerBound.ShouldBe(fewest);
        CordonChecker.Check(problem, plan).Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("G11_infeasible", 1)]
    [InlineData("G11_infeasible", 2)]
    [InlineData("G06_160u_R1500_nohold", 2)]
    public void What_cannot_be_closed_is_said_to_be_infeasible(string name, int rings)
    {
        var plan = CordonPlanner.Plan(SharedInstances.Read(name, rings).Problem);
        plan.Status.ShouldBe(CordonStatus.Infeasible);
        plan.Posts.ShouldBeEmpty();
    }

    [Fact]
    public void Two_rings_of_a_hard_instance_are_at_most_one_post_above_the_optimum()
    {
        const int Optimum = 51;
        var problem = SharedInstances.Read("G03_160u_R3000", rings: 2).Problem;
        problem = problem with { Rules = problem.Rules with { Effort = PlanningEffort.Thorough } };
        var plan = CordonPlanner.Plan(problem);
        plan.LowerBound.ShouldBeLessThanOrEqualTo(Optimum);
        plan.Posts.Length.ShouldBeInRange(Optimum, Optimum + 1);
        CordonChecker.Check(problem, plan).Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("G01_240u_R5000", 96418)]
    [InlineData("G03_160u_R3000", 227707)]
    [InlineData("G06_160u_R1500_nohold", 115489)]
    public void The_earliest_closure_is_reproduced(string name, int closureMs)
    {
        var problem = SharedInstances.Read(name).Problem;
        problem = problem with { Rules = problem.Rules with { Effort = new PlanningEffort(180_000_000) } };
        var plan = CordonPlanner.Plan(problem, CordonAim.EarliestClosure);
        plan.ClosureMs.ShouldBe(closureMs);
        CordonChecker.Check(problem, plan).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void A_quick_plan_is_closed_too_and_its_bound_stays_below_the_optimum()
    {
        var problem = SharedInstances.Read("G01_240u_R5000").Problem;
        problem = problem with { Rules = problem.Rules with { Effort = PlanningEffort.Interactive } };
        var plan = CordonPlanner.Plan(problem);
        plan.Posts.Length.ShouldBeInRange(16, 17);
        plan.LowerBound.ShouldBeLessThanOrEqualTo(16);
        CordonChecker.Check(problem, plan).Faults.ShouldBeEmpty();
    }
}
