namespace Dispatch.Domain.Cordons;

/// <summary>The checker's own suspect. Plain and slow on purpose; shares no code with the planner.</summary>
internal static class SuspectWalk
{
    public const long Never = long.MaxValue;

    /// <summary>
    /// When he can be at each crossing having met fewer than <paramref name="posts"/> held posts; a post counts as met
    /// when he enters it at or after the time it is held.
    /// </summary>
    /// <param name="isOut">Where he is out already and need not be followed further.</param>
    public static long[] Arrivals(
        CordonProblem problem, Dictionary<int, long> heldFrom, int posts, Func<int, long, bool>? isOut = null)
    {
        var roads = problem.Roads.Suspect;
        var best = new long[posts][];
        for (var met = 0; met < posts; met++)
            Array.Fill(best[met] = new long[roads.NodeCount], Never);
        var since = new long[roads.NodeCount];
        Array.Fill(since, Never);
        foreach (var (node, from) in heldFrom)
            since[node] = from;
        // What waits is a crossing and the posts met so far, as one number.
        var open = new PriorityQueue<int, long>();
        foreach (var start in problem.Starts)
            Enter(start.Node, 0, start.OffsetMs);
        while (open.TryDequeue(out var state, out var time))
        {
            var (node, met) = (state / posts, state % posts);
            if (time > best[met][node] || (isOut is not null && isOut(node, time)))
                continue;
            for (var arc = roads.FirstArc[node]; arc < roads.FirstArc[node + 1]; arc++)
                Enter(roads.Head[arc], met, time + roads.TimeMs[arc]);
        }
        for (var met = 1; met < posts; met++)
            for (var v = 0; v < roads.NodeCount; v++)
                best[0][v] = Math.Min(best[0][v], best[met][v]);
        return best[0];

        void Enter(int node, int met, long time)
        {
            if (time >= since[node])
                met++;
            if (met >= posts || time >= best[met][node])
                return;
            best[met][node] = time;
            open.Enqueue((node * posts) + met, time);
        }
    }
}
