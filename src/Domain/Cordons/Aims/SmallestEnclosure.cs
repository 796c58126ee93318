namespace Dispatch.Domain.Cordons;

/// <summary>
/// The tightest cordon: the smallest horizon at which one is closed, found by bisection because closing at one horizon
/// closes at every later one.
/// </summary>
internal static class SmallestEnclosure
{
    private const int LeastStepMs = 1000;

    /// <param name="reachMs">When he is wherever he gets.</param>
    public static CordonPlan Plan(PlanningRun run, int reachMs, CordonPlan widest)
    {
        if (widest.Status != CordonStatus.Closed || widest.Posts.IsEmpty)
            return widest;
        var (best, low, high, proved) = (widest, 0, reachMs, true);
        while (low + LeastStepMs < high)
        {
            var middle = low + (high - low) / 2;
            var plan = run.Within(middle).Answer(new PlanningQuestion(AnyWillDo: true));
            if (plan.Status == CordonStatus.Closed)
                (best, high) = (plan with { HorizonMs = middle }, middle);
            else
                (low, proved) = (middle, proved && plan.Status == CordonStatus.Infeasible);
        }
        var smallest = high == reachMs ? widest : run.Within(high).Answer(new PlanningQuestion { Known = best }) with { HorizonMs = high };
        return (smallest.Status == CordonStatus.Closed ? smallest : best) with { AimProved = proved };
    }
}
