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
        var (refusal, seen) = (Refusal(), Sighting());
        refused.Add(() => refusal());
        sighting.Add(() => seen());
    }

    /// <summary>The plan and what follows from it, each to be called once, in turn.</summary>
    public IEnumerable<(string What, Func<CordonPlan> Call)> Steps()
    {
        yield return ("plan", () => Plan = CordonPlanner.Plan(problem));
        if (!IsClosed)
            yield break;
        yield return ("refused", Refusal());
        yield return ("sighting", Sighting());
    }

    public void MeasurePlan(Timing plan)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        plan.Add(() => Plan = CordonPlanner.Plan(problem));
        Allocated = GC.GetAllocatedBytesForCurrentThread() - before;
    }
    private Func<CordonPlan> Refusal()
    {
        var (active, unit) = (ActiveCordon.Order(Plan), Plan.Posts[0].Units[0].Unit);
        var now = problem with { Units = problem.Units.SetItem(unit, problem.Units[unit] with { Promised = true }) };
        return () => CordonReplanner.Revise(active, now).Plan;
    }

    private Func<CordonPlan> Sighting()
    {
        var held = Plan.Posts.Aggregate(ActiveCordon.Order(Plan), (a, p) => a.PostHeld(p.Node, p.ReadyMs));
        var seen = problem with { Starts = [problem.Starts[0] with { OffsetMs = 30_000 }] };
        return () => CordonReplanner.Revise(held, seen).Plan;
    }
}
