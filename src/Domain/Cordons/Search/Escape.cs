using Dispatch.Domain.Roads;

namespace Dispatch.Domain.Cordons.Search;

/// <summary>The part of the network that matters: crossings on some way from a start to an exit, and when he gets there.</summary>
internal sealed class Escape
{
    private Escape(SuspectReach reach, bool[] isExit, bool[] isStart, bool[] onTheWay, IEnumerable<int> demanded)
    {
        (ArrivalMs, IsExit, IsStart, OnTheWay) = (reach.ArrivalMs, isExit, isStart, onTheWay);
        Nodes = [.. reach.Order.Where(v => onTheWay[v]), .. demanded.Where(v => !onTheWay[v]).Order()];
    }

    public int[] ArrivalMs { get; }

    public bool[] IsExit { get; }

    public bool[] IsStart { get; }

    public bool[] OnTheWay { get; }

    /// <summary>The crossings on the way, by his arrival, and those the commander demands.</summary>
    public int[] Nodes { get; }

    /// <param name="reach">At this horizon or a wider one.</param>
    public static Escape Of(CordonProblem problem, SuspectReach reach, int? horizonMs)
    {
        var roads = problem.Roads.Suspect;
        var isExit = new bool[roads.NodeCount];
        foreach (var exit in problem.Exits)
            isExit[exit.Node] = true;
        if (horizonMs is { } horizon)
            foreach (var v in reach.Order)
                isExit[v] |= reach.ArrivalMs[v] >= horizon;
        var isStart = new bool[roads.NodeCount];
        foreach (var start in problem.Starts)
            isStart[start.Node] = true;
        var isShut = new bool[roads.NodeCount];
        // With one ring a post that is demanded stops him, and nothing matters that he reaches over it alone.
        if (problem.Rules.Rings == 1)
            foreach (var v in problem.Rules.ForcedPosts)
                isShut[v] = true;
        var ahead = Spread(roads, isStart, goOnFrom: v => !isExit[v], mayEnter: v => !isShut[v]);
        // All ways from such a crossing to its first exit lie among them, so that there is no need to look elsewhere.
        var back = Spread(problem.Roads.SuspectBackwards, isExit, goOnFrom: v => ahead[v], mayEnter: v => ahead[v]);
        for (var v = 0; v < back.Length; v++)
            back[v] &= ahead[v];
        return new Escape(reach, isExit, isStart, back, problem.Rules.ForcedPosts);
    }

    /// <summary>The same way of the suspect, cut off at some crossings on it: there he counts as out.</summary>
    /// <param name="isInside">Which crossings remain; those at the edge included.</param>
    public Escape CutOff(CordonProblem problem, SuspectReach reach, Predicate<int> isInside, Predicate<int> isEdge)
    {
        var (onTheWay, isExit) = (new bool[OnTheWay.Length], new bool[OnTheWay.Length]);
        foreach (var v in Nodes)
        {
            onTheWay[v] = OnTheWay[v] && isInside(v);
            isExit[v] = onTheWay[v] && isEdge(v);
        }
        return new Escape(reach, isExit, IsStart, onTheWay, problem.Rules.ForcedPosts);
    }

    /// <summary>Everything reachable from the marked crossings by crossings that may be entered and left.</summary>
    private static bool[] Spread(RoadGraph roads, bool[] from, Predicate<int> goOnFrom, Predicate<int> mayEnter)
    {
        var seen = (bool[])from.Clone();
        var stack = new Stack<int>();
        for (var v = 0; v < from.Length; v++)
            if (from[v])
                stack.Push(v);
        while (stack.TryPop(out var v))
            for (var arc = goOnFrom(v) ? roads.FirstArc[v] : roads.FirstArc[v + 1]; arc < roads.FirstArc[v + 1]; arc++)
                if (roads.Head[arc] is var head && !seen[head] && mayEnter(head))
                {
                    seen[head] = true;
                    stack.Push(head);
                }
        return seen;
    }
}
