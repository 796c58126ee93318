using Dispatch.Domain.Cordons;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Domain.Tests.Cordons;

/// <summary>When one unit alone would have one crossing secured.</summary>
internal static class ReadyAt
{
    public static long Driving(CordonProblem problem, int unit, int node)
    {
        var (rules, from) = (problem.Rules, problem.Units[unit]);
        var drive = new ShortestPaths(problem.Roads.Units).AddSource(from.Node).Run().Time(node);
        return drive is { } ms ? (long)ms + from.DelayMs + rules.ElapsedMs + rules.SetupMs + rules.MarginMs : long.MaxValue;
    }
}
