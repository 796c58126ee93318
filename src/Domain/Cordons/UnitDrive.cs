namespace Dispatch.Domain.Cordons;

/// <summary>The checker's own unit: drives it from where it stands to one post. Shares no code with the planner.</summary>
internal static class UnitDrive
{
    /// <summary>Clock time at which the unit has the post secured; long.MaxValue = not by <paramref name="latest"/>.</summary>
    public static long ReadyAt(CordonProblem problem, int unit, int post, long latest)
    {
        var (roads, rules, start) = (problem.Roads.Units, problem.Rules, problem.Units[unit]);
        if (start.Posted is { } posted)
            return posted.Node == post && posted.ReadyMs <= latest ? posted.ReadyMs : long.MaxValue;
        var ready = new long[roads.NodeCount];
        Array.Fill(ready, long.MaxValue);
        var open = new PriorityQueue<int, long>();
        Reach(start.Node, (long)rules.ElapsedMs + start.DelayMs + rules.SetupMs + rules.MarginMs);
        while (open.TryDequeue(out var node, out var time) && node != post)
            if (time == ready[node])
                for (var arc = roads.FirstArc[node]; arc < roads.FirstArc[node + 1]; arc++)
                    Reach(roads.Head[arc], time + roads.TimeMs[arc]);
        return ready[post];

        void Reach(int node, long time)
        {
            if (time > latest || time >= ready[node])
                return;
            ready[node] = time;
            open.Enqueue(node, time);
        }
    }
}
