namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// Maximum flow from vertex 0 to vertex 1 along shortest ways (Ahuja, Orlin 1991), with whole capacities that can be raised
/// between runs while the flow stays. Steps from a vertex's distance to the sink, which a dead end raises, so that one look
/// over the network serves many ways of different lengths.
/// </summary>
internal sealed class MinCut(int vertices, (int From, int To)[] arcs)
{
    public const int Endless = ResidualArcs.Endless;
    private const int Source = 0;
    private const int Sink = 1;

    private readonly ResidualArcs _arcs = new(vertices, arcs);
    private readonly int[] _distance = new int[vertices];
    private readonly int[] _atDistance = new int[vertices + 1];
    private readonly int[] _next = new int[vertices];
    private readonly int[] _path = new int[vertices + 1];
    private readonly bool[] _near = new bool[vertices];
    private readonly bool[] _far = new bool[vertices];

    /// <summary>Value of the present flow; ≥ <see cref="Endless"/> when nothing finite separates source and sink.</summary>
    public int Value { get; private set; }

    /// <summary>Arcs looked at since the beginning.</summary>
    public long ArcScans { get; private set; }

    /// <summary>Drops the flow and makes every arc endless.</summary>
    public void Reset()
    {
        _arcs.Reset();
        Value = 0;
    }

    /// <summary>Sets a capacity and keeps the flow; false when the flow does not fit.</summary>
    public bool TrySetCapacity(int arc, int capacity) => _arcs.TrySetCapacity(arc, capacity);

    public int[] Save() => [.. _arcs.Residual, Value];

    public void Restore(int[] saved)
    {
        Array.Copy(saved, _arcs.Residual, _arcs.Residual.Length);
        Value = saved[^1];
    }

    public void Maximise()
    {
        while (Value < Endless && MeasureDistances())
            FollowDistances();
    }

    /// <summary>Until a dead end, or until dead ends have cost as much as a look over the whole; at least one way gets through.</summary>
    private void FollowDistances()
    {
        // Measured distances lead to the sink without a dead end, past each arc at most twice.
        var (v, depth, end) = (Source, 0, ArcScans + 2L * _arcs.Count + 1);
        Array.Copy(_arcs.First, _next, _next.Length);
        while (_distance[Source] < vertices && Value < Endless && ArcScans < end)
        {
            if (v == Sink)
                (v, depth) = (Source, PushAlong(depth));
            else if (TryAdvance(v, out var arc))
            {
                _path[depth++] = arc;
                v = _arcs.Head[arc];
            }
            else if (!TryRetreat(v))
                return;
            else if (depth > 0)
                v = _arcs.Head[_arcs.Twin[_path[--depth]]];
        }
    }

    /// <summary>False when the source does not reach the sink.</summary>
    private bool MeasureDistances()
    {
        ArcScans += _arcs.Distances(Sink, _distance);
        Array.Clear(_atDistance);
        foreach (var distance in _distance)
            _atDistance[distance]++;
        return _distance[Source] < vertices;
    }

    private bool TryAdvance(int v, out int arc)
    {
        for (arc = _next[v]; arc < _arcs.First[v + 1]; arc++)
            if (_arcs.Residual[arc] > 0 && _distance[_arcs.Head[arc]] == _distance[v] - 1)
            {
                ArcScans += arc - _next[v] + 1;
                _next[v] = arc;
                return true;
            }
        ArcScans += arc - _next[v];
        return false;
    }

    /// <summary>The vertex is farther than was thought. False = no vertex is left at its old distance, so nothing behind gets through.</summary>
    private bool TryRetreat(int v)
    {
        if (--_atDistance[_distance[v]] == 0)
            return false;
        var least = vertices - 1;
        for (var i = _arcs.First[v]; i < _arcs.First[v + 1]; i++)
            if (_arcs.Residual[i] > 0)
                least = Math.Min(least, _distance[_arcs.Head[i]]);
        ArcScans += _arcs.First[v + 1] - _arcs.First[v];
        _distance[v] = least + 1;
        _atDistance[least + 1]++;
        _next[v] = _arcs.First[v];
        return true;
    }

    private int PushAlong(int depth)
    {
        var amount = Endless;
        for (var i = 0; i < depth; i++)
            amount = Math.Min(amount, _arcs.Residual[_path[i]]);
        for (var i = 0; i < depth; i++)
            _arcs.Push(_path[i], amount);
        Value += amount;
        return 0;
    }

    /// <summary>Marks the vertices that the source still reaches: the near side of the cut closest to the start. Valid until the next call.</summary>
    public bool[] NearSide() => Side(_near, Source, forwards: true);

    /// <summary>Marks the vertices that still reach the sink: the far side of the cut closest to the exits. Valid until the next call.</summary>
    public bool[] FarSide() => Side(_far, Sink, forwards: false);

    private bool[] Side(bool[] seen, int from, bool forwards)
    {
        Array.Clear(seen);
        ArcScans += _arcs.Mark(from, forwards, seen);
        return seen;
    }
}
