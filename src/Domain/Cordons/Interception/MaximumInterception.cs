using System.Collections.Immutable;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Domain.Cordons;

/// <summary>
/// What to do when no cordon closes: officers where they meet the most sampled ways out. The answer is never called a
/// cordon; <see cref="InterceptionPlan.Words"/> says what it is and <see cref="InterceptionPlan.Leaks"/> where he gets through.
/// </summary>
public static class MaximumInterception
{
    /// <summary>Of the units soonest where he was seen only, and within some tenths of a second: somebody waits.</summary>
    private const int MostUnits = 60;
    private const long MostSteps = 2_000_000;

    /// <param name="routes">From <see cref="EscapeRoutes.Sample"/>.</param>
    /// <returns>Units are numbered as in the problem.</returns>
    public static InterceptionPlan Plan(CordonProblem problem, ImmutableArray<EscapeRoute> routes)
    {
        var (rules, near) = (problem.Rules, Nearest(problem));
        var units = problem.Units.Select((unit, number) => unit with { DelayMs = unit.DelayMs + WaitMs(rules), Promised = !near.Contains(number) });
        return InterceptionPlanner.Plan(new InterceptionProblem(problem.Roads.Units, [.. units], routes)
        {
            NoHold = rules.NoHold.Union(problem.Starts.Select(s => s.Node)),
            MostSteps = MostSteps,
        });
    }

    /// <summary>Clock time at which the unit has its place secured.</summary>
    public static int ReadyMs(CordonProblem problem, InterceptionPost post)
    {
        var unit = problem.Units[post.Unit];
        var drive = new ShortestPaths(problem.Roads.Units).AddSource(unit.Node, unit.DelayMs + WaitMs(problem.Rules));
        while (drive.TrySettle(out var node, out var ms))
            if (node == post.Node)
                return ms;
        return int.MaxValue;
    }

    private static int WaitMs(CordonRules rules) => rules.ElapsedMs + rules.SetupMs + rules.MarginMs;

    /// <summary>Whoever meets him there meets him first, so the rule of the inner ring holds: no civilians.</summary>
    private static HashSet<int> Nearest(CordonProblem problem)
    {
        var back = new ShortestPaths(problem.Roads.UnitsBackwards);
        foreach (var start in problem.Starts)
            back.AddSource(start.Node);
        back.Run();
        return
        [
            .. Enumerable.Range(0, problem.Units.Length)
                .Where(number => problem.Units[number] is { Promised: false, Posted: null } unit
                    && CivilianRing.MayHold(unit.Kind, CivilianRing.InnerRing))
                .OrderBy(number => (long)(back.Time(problem.Units[number].Node) ?? int.MaxValue) + problem.Units[number].DelayMs).Take(MostUnits),
        ];
    }
}
