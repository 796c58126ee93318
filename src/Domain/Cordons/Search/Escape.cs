using Dispatch.Domain.Roads;

namespace Dispatch.Domain.Cordons.Search;

/// <summary>The part of the network that matters: crossings on some way from a start to an exit, and when he gets there.</summary>
internal sealed class Escape
{
    private Escape(int[] arrivalMs, bool[] isExit, bool[] isStart, bool[] onTheWay, IEnumerable<int> demanded)
    {
        (ArrivalMs, IsExit, IsStart, OnTheWay) = (arrivalMs, isExit, isStart, onTheWay);
        Nodes = [.. Enumerable.Range(0, onTheWay.Length).Where(v => onTheWay[v]).Union(demanded).Order()];
    }

    public int[] ArrivalMs { get; }

    public bool[] IsExit { get; }

    public bool[] IsStart { get; }

    public bool[] OnTheWay { get; }

    /// <summary>The crossings on the way and those the commander demands, ascending.</summary>
    public int[] Nodes { get; }

    public static Escape Of(CordonProblem problem, int? horizonMs)
    {
        var roads = problem.Roads.Suspect;
        var arrival = SuspectReach.WithinHorizon(problem, horizonMs);
        var isExit = new bool[roads.NodeCount];
        foreach (var exit in problem.Exits)
            isExit[exit.Node] = true;
        if (horizonMs is { } horizon)
            for (var v = 0; v < isExit.Length; v++)
                isExit[v] |= arrival[v] >= horizon && arrival[v] != SuspectReach.Never;
        var isStart = new bool[roads.NodeCount];
        foreach (var start in problem.Starts)
            isStart[start.Node] = true;
        var out_ = Spread(roads, isStart, stopAt: isExit);
        var back = Spread(problem.Roads.SuspectBackwards, isExit, stopAt: null);
        for (var v = 0; v < back.Length; v++)
            back[v] &= out_[v];
        return new Escape(arrival, isExit, isStart, back, problem.Rules.ForcedPosts);
    }

    /// <summary>Everything reachable from the marked crossings without going on from one in <paramref name="stopAt"/>.</summary>
    private static bool[] Spread(RoadGraph roads, bool[] from, bool[]? stopAt)
    {
        var seen = (bool[])from.Clone();
        var stack = new Stack<int>();
        for (var v = 0; v < from.Length; v++)
            if (from[v])
                stack.Push(v);
        while (stack.TryPop(out var v))
        {
            if (stopAt is not null && stopAt[v])
                continue;
            for (var arc = roads.FirstArc[v]; arc < roads.FirstArc[v + 1]; arc++)
                if (!seen[roads.Head[arc]])
                {
                    seen[roads.Head[arc]] = true;
                    stack.Push(roads.Head[arc]);
                }
        }
        return seen;
    }
}
