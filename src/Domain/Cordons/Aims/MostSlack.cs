namespace Dispatch.Domain.Cordons;

/// <summary>The cordon whose tightest post has the most time to spare, with the fewest posts that allow it.</summary>
internal static class MostSlack
{
    public static CordonPlan Plan(PlanningRun run, CordonPlan fewest)
    {
        if (fewest.Status != CordonStatus.Closed || fewest.Posts.IsEmpty)
            return fewest;
        var (best, proved) = (fewest, true);
        var (low, high) = (fewest.LeastSlackMs!.Value, fewest.Posts.Max(p => p.DeadlineMs));
        while (high - low >= run.StepMs)
        {
            var middle = low + (high - low + 1) / 2;
            var answer = run.Answer(new PlanningQuestion(SpareMs: middle, AnyWillDo: true));
            if (answer.Status == CordonStatus.Closed)
                (best, low) = (answer, Math.Max(middle, answer.LeastSlackMs!.Value));
            else
                (high, proved) = (middle - 1, proved && answer.Status == CordonStatus.Infeasible);
        }
        var smallest = run.Answer(new PlanningQuestion(SpareMs: low) { Known = best });
        return (smallest.Status == CordonStatus.Closed ? smallest : best) with { AimProved = proved };
    }
}
