using Dispatch.Domain.Cordons.Search;

namespace Dispatch.Domain.Cordons;

/// <summary>
/// The tightest cordon: the smallest horizon at which one is closed, found by bisection because closing at one horizon
/// closes at every later one.
/// </summary>
internal static class SmallestEnclosure
{
    private const int StepMs = 1000;

    public static CordonPlan Plan(CordonProblem problem)
    {
        var widest = new PlanningRun(problem).Fewest();
        if (widest.Status != CordonStatus.Closed || widest.Posts.IsEmpty)
            return widest;
        var arrival = SuspectReach.EarliestArrival(problem.Roads.Suspect, problem.Starts);
        var (best, low) = (widest, 0);
        // Beyond the last post's deadline the horizon changes nothing.
        var high = problem.Rules.HorizonMs ?? arrival.Where(t => t != SuspectReach.Never).Max();
        while (low + StepMs < high)
        {
            var middle = low + (high - low) / 2;
            var plan = new PlanningRun(WithHorizon(problem, middle)).Fewest();
            if (plan.Status == CordonStatus.Closed)
                (best, high) = (plan with { HorizonMs = middle }, middle);
            else
                low = middle;
        }
        return best;
    }

    private static CordonProblem WithHorizon(CordonProblem problem, int horizonMs) =>
        problem with { Rules = problem.Rules with { HorizonMs = horizonMs } };
}
