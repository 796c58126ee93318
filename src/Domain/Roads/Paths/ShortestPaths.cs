namespace Dispatch.Domain.Roads.Paths;

/// <summary>
/// Dijkstra's search, to be used again and again: <c>Reset</c>, add sources, then settle nodes one by one or run to a bound.
/// Resetting costs nothing, since every mark carries the number of its search. Not for two threads at once.
/// </summary>
public sealed class ShortestPaths
{
    private const int Unseen = -1;

    private readonly RoadGraph graph;
    private readonly int[] costs;
    private readonly TimeHeap open = new();
    private readonly int[] time;
    private readonly int[] byArc;
    private readonly int[] fromNode;
    private readonly int[] mark;
    private int search;

    /// <param name="graph">Where to drive; for times towards a place give the backward graph.</param>
    /// <param name="speed">Default: free flow.</param>
    public ShortestPaths(RoadGraph graph, TravelSpeed? speed = null)
    {
        this.graph = graph;
        costs = (speed ?? TravelSpeed.FreeFlow).CostsOf(graph);
        (time, byArc, fromNode) = (new int[graph.NodeCount], new int[graph.NodeCount], new int[graph.NodeCount]);
        mark = new int[graph.NodeCount];
        Reset();
    }

    /// <summary>Times beyond this are never looked at, milliseconds. Default: no bound. Set after Reset, before settling.</summary>
    public int BoundMs { get; set; } = int.MaxValue;

    /// <summary>Forgets the last search and its bound.</summary>
    public ShortestPaths Reset()
    {
        search += 2;
        if (search <= 0)
        {
            Array.Clear(mark);
            search = 2;
        }
        open.Clear();
        BoundMs = int.MaxValue;
        return this;
    }

    /// <param name="node">Where to start.</param>
    /// <param name="offsetMs">The clock when starting there, ≥ 0. Of several for one node the least counts.</param>
    public ShortestPaths AddSource(int node, int offsetMs = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offsetMs);
        Improve(node, offsetMs, Unseen, Unseen);
        return this;
    }

    /// <summary>Settles everything within the bound.</summary>
    /// <param name="boundMs">Inclusive.</param>
    public ShortestPaths Run(int boundMs = int.MaxValue)
    {
        BoundMs = boundMs;
        while (TrySettle(out _, out _))
        {
        }
        return this;
    }

    /// <summary>Settles the next nearest node; false when none is left within the bound.</summary>
    public bool TrySettle(out int node, out int ms)
    {
        while (open.Count > 0)
        {
            (ms, node) = open.Pop();
            if (mark[node] != search || time[node] != ms)
                continue;
            if (ms > BoundMs)
                break;
            mark[node] = search + 1;
            Relax(node, ms);
            return true;
        }
        (node, ms) = (Unseen, 0);
        return false;
    }

    /// <summary>The time at which a node is reached; null when it was not settled.</summary>
    public int? Time(int node) => IsSettled(node) ? time[node] : null;

    public bool IsSettled(int node) => mark[node] == search + 1;

    /// <summary>The arcs of this graph from the source to a settled node, in driving order; empty at a source.</summary>
    /// <exception cref="InvalidOperationException">The node was not settled.</exception>
    public IReadOnlyList<int> ArcsTo(int node)
    {
        if (!IsSettled(node))
            throw new InvalidOperationException($"Node {node} was not reached.");
        var arcs = new List<int>();
        for (var v = node; byArc[v] != Unseen; v = fromNode[v])
            arcs.Add(byArc[v]);
        arcs.Reverse();
        return arcs;
    }

    private void Relax(int node, int ms)
    {
        var (first, head) = (graph.FirstArc, graph.Head);
        for (var a = first[node]; a < first[node + 1]; a++)
            if ((long)ms + costs[a] is var next && next <= BoundMs)
                Improve(head[a], (int)next, a, node);
    }

    private void Improve(int node, int ms, int arc, int from)
    {
        var seen = mark[node];
        if (seen == search + 1 || (seen == search && time[node] <= ms))
            return;
        (mark[node], time[node], byArc[node], fromNode[node]) = (search, ms, arc, from);
        open.Push(ms, node);
    }
}
