using Dispatch.Bench.Roads;
using Dispatch.Domain.Cordons;

namespace Dispatch.Bench.Cordons;

/// <summary>One problem: planned, planned again when a unit of the first post refuses, and when he was seen half a minute later.</summary>
internal sealed class CordonRun(CordonProblem problem)
{
    public CordonPlan Plan { get; private set; } = new(CordonStatus.Undecided, [], 0);

    /// <summary>Allocated by the plan, most of it short-lived.</summary>
    public long Allocated { get; private set; }

    public bool IsClosed => Plan.Status == CordonStatus.Closed && !Plan.Posts.IsEmpty;

    public void Measure(Timing plan, Timing refused, Timing sighting)
    {
        MeasurePlan(plan);
        if (!IsClosed)
            return;
        var active = ActiveCordon.Order(Plan);
        var unit = Plan.Posts[0].Units[0].Unit;
        var now = problem with { Units = problem.Units.SetItem(unit, problem.Units[unit] with { Promised = true }) };
        refused.Add(() => CordonReplanner.Revise(active, now));
        var held = active.Plan.Posts.Aggregate(active, (a, p) => a.PostHeld(p.Node, p.ReadyMs));
        var seen = problem with { Starts = [problem.Starts[0] with { OffsetMs = 30_000 }] };
        sighting.Add(() => CordonReplanner.Revise(held, seen));
    }

    public void MeasurePlan(Timing plan)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        plan.Add(() => Plan = CordonPlanner.Plan(problem));
        Allocated = GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
