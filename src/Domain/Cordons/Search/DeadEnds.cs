namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// Streets that lead nowhere: whoever turns into one comes back to where he turned, so that no cordon is opened or closed by what lies
/// in it. A quarter of Göteborg's crossings lie in such streets.
/// </summary>
internal static class DeadEnds
{
    private const int Several = -2;
    private const int None = -1;

    /// <summary>Takes dead ends off the way; a start or a way out is never one.</summary>
    public static void TakeOff(CordonRoads roads, bool[] onTheWay, bool[] isStart, bool[] isExit)
    {
        for (var v = 0; v < onTheWay.Length; v++)
        {
            // The crossing before a dead end may be one itself, once that is gone.
            var at = v;
            while (at >= 0 && onTheWay[at] && !isStart[at] && !isExit[at] && OnlyNeighbour(roads, onTheWay, at) is var next && next != Several)
                (onTheWay[at], at) = (false, next);
        }
    }

    private static int OnlyNeighbour(CordonRoads roads, bool[] onTheWay, int v)
    {
        var only = None;
        foreach (var graph in (ReadOnlySpan<Roads.RoadGraph>)[roads.Suspect, roads.SuspectBackwards])
            for (var arc = graph.FirstArc[v]; arc < graph.FirstArc[v + 1]; arc++)
            {
                var head = graph.Head[arc];
                if (head == v || head == only || !onTheWay[head])
                    continue;
                if (only != None)
                    return Several;
                only = head;
            }
        return only;
    }
}
