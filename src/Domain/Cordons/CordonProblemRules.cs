using System.Collections.Immutable;

namespace Dispatch.Domain.Cordons;

/// <summary>What must be true of a problem before anything is planned from it.</summary>
public static class CordonProblemRules
{
    private const int MostRings = 4;
    private const int MostUnitsAtAPost = 8;
    private const int LongestMs = 1_000_000_000;

    /// <summary>The first thing that is wrong with the problem, or null.</summary>
    public static Refusal? Refuse(CordonProblem problem)
    {
        var rules = problem.Rules;
        int[] times = [rules.ElapsedMs, rules.SetupMs, rules.MarginMs, rules.HorizonMs ?? 0, rules.ClosedByMs ?? 0];
        if (problem.Starts.IsEmpty)
            return Wrong("starts", "A cordon needs at least one crossing where the suspect may have been.");
        if (problem.Exits.IsEmpty && rules.HorizonMs is null)
            return Wrong("exits", "A cordon needs exits or a horizon.");
        if (rules.Rings is < 1 or > MostRings)
            return Wrong("rings", $"A cordon has 1 to {MostRings} rings.");
        if (times.Any(t => t is < 0 or > LongestMs))
            return Wrong("rules", "Times must be 0 to 1,000,000,000 ms.");
        if (rules.Needs.Values.Any(n => n.Officers < 0 || n.OfAnyKind < 0 || n.Units is < 1 or > MostUnitsAtAPost))
            return Wrong("needs", $"A post needs 1 to {MostUnitsAtAPost} units.");
        if (problem.Starts.Any(s => s.OffsetMs is < 0 or > LongestMs))
            return Wrong("starts", "Offsets must be 0 to 1,000,000,000 ms.");
        if (problem.Units.Any(u => u.DelayMs is < 0 or > LongestMs))
            return Wrong("units", "Delays must be 0 to 1,000,000,000 ms.");
        return UnknownCrossing(problem);
    }

    private static Refusal? UnknownCrossing(CordonProblem problem)
    {
        var named = new (string Field, IEnumerable<int> Nodes)[]
        {
            ("starts", problem.Starts.Select(s => s.Node)),
            ("exits", problem.Exits.Select(e => e.Node)),
            ("units", problem.Units.Select(u => u.Node).Concat(problem.Units.Select(u => u.Posted?.Node ?? u.Node))),
            ("noHold", problem.Rules.NoHold),
            ("forcedPosts", problem.Rules.ForcedPosts),
            ("needs", problem.Rules.Needs.Keys),
        };
        foreach (var (field, nodes) in named)
            foreach (var node in nodes)
                if (node < 0 || node >= problem.Roads.NodeCount)
                    return Wrong(field, FormattableString.Invariant($"Crossing {node} is not on this road network."));
        return null;
    }

    private static Refusal Wrong(string field, string message) =>
        new("cordon-problem", message, RefusalKind.Invalid, field);
}
