namespace Dispatch.Domain.Cordons;

/// <summary>The cordon that is complete first, with the fewest posts that allow it.</summary>
internal static class EarliestClosure
{
    public static CordonPlan Plan(PlanningRun run, int elapsedMs, CordonPlan fewest)
    {
        if (fewest.Status != CordonStatus.Closed || fewest.Posts.IsEmpty)
            return fewest;
        // Closable by T is monotone in T; each answer's own closure is a better upper end than the time asked for.
        var (best, low, high, proved) = (fewest, elapsedMs, fewest.ClosureMs!.Value, true);
        while (high - low >= run.StepMs)
        {
            var middle = low + (high - low) / 2;
            var answer = run.Answer(new PlanningQuestion(ClosedByMs: middle, AnyWillDo: true));
            if (answer.Status == CordonStatus.Closed)
                (best, high) = (answer, answer.ClosureMs!.Value);
            else
                (low, proved) = (middle + 1, proved && answer.Status == CordonStatus.Infeasible);
        }
        var smallest = run.Answer(new PlanningQuestion(ClosedByMs: high) { Known = best });
        return (smallest.Status == CordonStatus.Closed ? smallest : best) with { AimProved = proved };
    }
}
