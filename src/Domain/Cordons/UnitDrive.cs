namespace Dispatch.Domain.Cordons;

/// <summary>The checker's own unit: drives it from where it stands to one post. Shares no code with the planner.</summary>
internal static class UnitDrive
{
    /// <summary>Clock time at which the unit has the post secured; long.MaxValue = never.</summary>
    public static long ReadyAt(CordonProblem problem, int unit, int post)
    {
        var (roads, rules) = (problem.Roads.Units, problem.Rules);
        var start = problem.Units[unit];
        var known = new Dictionary<int, long> { [start.Node] = 0 };
        var open = new PriorityQueue<int, long>();
        open.Enqueue(start.Node, 0);
        while (open.TryDequeue(out var node, out var driven))
        {
            if (node == post)
                return driven + rules.ElapsedMs + start.DelayMs + rules.SetupMs + rules.MarginMs;
            if (driven > known[node])
                continue;
            for (var arc = roads.FirstArc[node]; arc < roads.FirstArc[node + 1]; arc++)
            {
                var (next, time) = (roads.Head[arc], driven + roads.TimeMs[arc]);
                if (known.TryGetValue(next, out var before) && before <= time)
                    continue;
                known[next] = time;
                open.Enqueue(next, time);
            }
        }
        return long.MaxValue;
    }
}
