using System.Collections.Immutable;

namespace Dispatch.Domain.Cordons;

/// <summary>
/// What to do when no cordon closes: officers where they meet the most sampled ways out. The answer is never called a
/// cordon; <see cref="InterceptionPlan.Words"/> says what it is and <see cref="InterceptionPlan.Leaks"/> where he gets through.
/// </summary>
public static class MaximumInterception
{
    /// <param name="routes">From <see cref="EscapeRoutes.Sample"/>.</param>
    public static InterceptionPlan Plan(CordonProblem problem, ImmutableArray<EscapeRoute> routes)
    {
        var rules = problem.Rules;
        var wait = rules.ElapsedMs + rules.SetupMs + rules.MarginMs;
        // Whoever meets him there meets him first: the rule of the inner ring.
        var units = problem.Units.Select(u => u with
        {
            DelayMs = u.DelayMs + wait,
            Promised = u.Promised || u.Posted is not null || !CivilianRing.MayHold(u.Kind, CivilianRing.InnerRing),
        });
        return InterceptionPlanner.Plan(new InterceptionProblem(problem.Roads.Units, [.. units], routes)
        {
            NoHold = rules.NoHold.Union(problem.Starts.Select(s => s.Node)),
        });
    }
}
