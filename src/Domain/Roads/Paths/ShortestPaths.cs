namespace Dispatch.Domain.Roads.Paths;

/// <summary>
/// Dijkstra's search, to be used again and again: <c>Reset</c>, add sources, then settle nodes one by one or run to a bound.
/// Resetting costs nothing, since every mark carries the number of its search. Not for two threads at once.
/// </summary>
public sealed class ShortestPaths
{
    private const int Unseen = -1;

    private readonly RoadGraph graph;
    private readonly IReadOnlySet<int>? closed;
    private readonly int[] costs;
    private readonly TimeHeap open = new();
    private readonly Label[] labels;
    private int search;

    /// <param name="graph">Where to drive; for times towards a place give the backward graph.</param>
    /// <param name="speed">Default: free flow.</param>
    /// <param name="closed">Nodes that are reached and never passed. Default: none.</param>
    public ShortestPaths(RoadGraph graph, TravelSpeed? speed = null, IReadOnlySet<int>? closed = null)
    {
        (this.graph, this.closed) = (graph, closed);
        costs = (speed ?? TravelSpeed.FreeFlow).CostsOf(graph);
        labels = new Label[graph.NodeCount];
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
            Array.Clear(labels);
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
            ref var label = ref labels[node];
            if (label.Mark != search || label.Ms != ms)
                continue;
            if (ms > BoundMs)
                break;
            label.Mark = search + 1;
            if (closed is null || !closed.Contains(node))
                Relax(node, ms);
            return true;
        }
        (node, ms) = (Unseen, 0);
        return false;
    }

    /// <summary>The time at which a node is reached; null when it was not settled.</summary>
    public int? Time(int node) => IsSettled(node) ? labels[node].Ms : null;

    public bool IsSettled(int node) => labels[node].Mark == search + 1;

    /// <summary>The arcs of this graph from the source to a settled node, in driving order; empty at a source.</summary>
    /// <exception cref="InvalidOperationException">The node was not settled.</exception>
    public IReadOnlyList<int> ArcsTo(int node)
    {
        if (!IsSettled(node))
            throw new InvalidOperationException($"Node {node} was not reached.");
        var arcs = new List<int>();
        for (var v = node; labels[v].Arc != Unseen; v = labels[v].From)
            arcs.Add(labels[v].Arc);
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
        ref var label = ref labels[node];
        if (label.Mark == search + 1 || (label.Mark == search && label.Ms <= ms))
            return;
        label = new Label { Mark = search, Ms = ms, Arc = arc, From = from };
        open.Push(ms, node);
    }

    /// <summary>What is known of a node, side by side, so that looking at it touches one cache line.</summary>
    private struct Label
    {
        /// <summary>The search's number when seen, one more when settled.</summary>
        public int Mark;
        public int Ms;
        public int Arc;
        public int From;
    }
}
