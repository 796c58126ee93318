using Dispatch.Domain.Cordons;
using Dispatch.Domain.Roads;

namespace Dispatch.Domain.Tests.Cordons;

/// <summary>Civilians observe and report; the inner ring, where the suspect is met first, is for officers.</summary>
public sealed class CivilianRingTests
{
    // A street: start 0 → 1 → 2 → 3 exit. A unit of each kind stands on crossings 1 and 2.
    private static CordonProblem Street(CordonUnitKind onFirst, CordonUnitKind onSecond, int rings) =>
        new(
            CordonRoads.AtSpeeds(RoadGraph.FromArcs(4, [(0, 1, 60_000), (1, 2, 60_000), (2, 3, 60_000)]), 1000, 1000),
            [new SuspectStart(0, 0)], [new CordonExit(3)],
            [new CordonUnit(1, 0, onFirst), new CordonUnit(2, 0, onSecond)])
        {
            Rules = new CordonRules { Rings = rings, NoHold = [3] },
        };

    [Theory]
    [InlineData(CordonUnitKind.Taxi)]
    [InlineData(CordonUnitKind.Volunteer)]
    public void A_single_ring_is_never_held_by_civilians(CordonUnitKind kind)
    {
        var plan = CordonPlanner.Plan(Street(kind, kind, rings: 1));
        plan.Status.ShouldBe(CordonStatus.Infeasible);
    }

    [Fact]
    public void A_taxi_that_is_nearer_leaves_the_single_ring_to_the_officer()
    {
        var plan = CordonPlanner.Plan(Street(CordonUnitKind.Taxi, CordonUnitKind.Officer, rings: 1));
        plan.Posts.ShouldHaveSingleItem().Units.ShouldHaveSingleItem().Unit.ShouldBe(1);
    }

    [Fact]
    public void The_outer_ring_may_be_held_by_a_taxi()
    {
        var plan = CordonPlanner.Plan(Street(CordonUnitKind.Officer, CordonUnitKind.Taxi, rings: 2));
        plan.Status.ShouldBe(CordonStatus.Closed);
        plan.Posts.Select(p => (p.Node, p.Ring)).ShouldBe([(1, 1), (2, 2)]);
    }

    [Fact]
    public void Two_rings_with_the_taxi_inside_are_refused()
    {
        // The street is one-way: crossing 1 can be held by the taxi alone.
        var plan = CordonPlanner.Plan(Street(CordonUnitKind.Taxi, CordonUnitKind.Officer, rings: 2));
        plan.Status.ShouldBe(CordonStatus.Infeasible);
    }

    [Fact]
    public void The_checker_too_refuses_a_civilian_on_the_inner_ring()
    {
        var problem = Street(CordonUnitKind.Taxi, CordonUnitKind.Officer, rings: 1);
        var plan = CordonPlanner.Plan(problem);
        var swapped = plan with { Posts = [plan.Posts[0] with { Node = 1, Units = [new PostUnit(0, 0)] }] };
        CordonChecker.Check(problem, swapped).Faults.ShouldContain(f => f.Contains("civilian"));
    }
}
