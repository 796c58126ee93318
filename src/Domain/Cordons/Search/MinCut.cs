namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// Dinic's maximum flow from vertex 0 to vertex 1 with whole capacities that can be raised between runs while the flow
/// stays. Residual arcs lie together by tail; <see cref="_slot"/> finds an arc's own, <see cref="_twin"/> its reverse.
/// </summary>
internal sealed class MinCut
{
    public const int Endless = 1 << 29;
    private const int Source = 0;
    private const int Sink = 1;

    private readonly int[] _first;
    private readonly int[] _head;
    private readonly int[] _twin;
    private readonly int[] _residual;
    private readonly int[] _slot;
    private readonly int[] _level;
    private readonly int[] _next;
    private readonly int[] _queue;
    private readonly int[] _path;
    private readonly bool[] _near;
    private readonly bool[] _far;

    public MinCut(int vertices, IReadOnlyList<(int From, int To)> arcs)
    {
        (_head, _twin, _residual) = (new int[arcs.Count * 2], new int[arcs.Count * 2], new int[arcs.Count * 2]);
        (_first, _slot) = (new int[vertices + 1], new int[arcs.Count]);
        (_level, _next, _queue, _path) = (new int[vertices], new int[vertices], new int[vertices], new int[vertices + 1]);
        (_near, _far) = (new bool[vertices], new bool[vertices]);
        foreach (var (from, to) in arcs)
        {
            _first[from + 1]++;
            _first[to + 1]++;
        }
        for (var v = 0; v < vertices; v++)
            _first[v + 1] += _first[v];
        var next = _first[..^1];
        for (var i = 0; i < arcs.Count; i++)
        {
            var (there, back) = (next[arcs[i].From]++, next[arcs[i].To]++);
            (_head[there], _head[back]) = (arcs[i].To, arcs[i].From);
            (_twin[there], _twin[back], _slot[i]) = (back, there, there);
        }
    }

    /// <summary>Value of the present flow; ≥ <see cref="Endless"/> when nothing finite separates source and sink.</summary>
    public int Value { get; private set; }

    /// <summary>Arcs looked at since the beginning.</summary>
    public long ArcScans { get; private set; }

    public int Flow(int arc) => _residual[_twin[_slot[arc]]];

    /// <summary>Drops the flow and makes every arc endless.</summary>
    public void Reset()
    {
        foreach (var slot in _slot)
            (_residual[slot], _residual[_twin[slot]]) = (Endless, 0);
        Value = 0;
    }

    /// <summary>Sets a capacity and keeps the flow; false when the flow does not fit.</summary>
    public bool TrySetCapacity(int arc, int capacity)
    {
        var flow = Flow(arc);
        _residual[_slot[arc]] = capacity - flow;
        return flow <= capacity;
    }

    public int[] Save() => [.. _residual, Value];

    public void Restore(int[] saved)
    {
        Array.Copy(saved, _residual, _residual.Length);
        Value = saved[^1];
    }

    public void Maximise()
    {
        while (Value < Endless && Levels())
        {
            Array.Copy(_first, _next, _next.Length);
            int pushed;
            while ((pushed = Augment()) > 0)
                if ((Value += pushed) >= Endless)
                    return;
        }
    }

    private bool Levels()
    {
        Array.Fill(_level, -1);
        _level[Source] = 0;
        _queue[0] = Source;
        for (int at = 0, end = 1; at < end; at++)
        {
            var v = _queue[at];
            ArcScans += _first[v + 1] - _first[v];
            for (var i = _first[v]; i < _first[v + 1]; i++)
            {
                var head = _head[i];
                if (_residual[i] == 0 || _level[head] >= 0)
                    continue;
                _level[head] = _level[v] + 1;
                if (head == Sink)
                    return true;
                _queue[end++] = head;
            }
        }
        return false;
    }

    /// <summary>One path in the level graph, found without recursion; the flow it carries, or 0.</summary>
    private int Augment()
    {
        var (v, depth) = (Source, 0);
        while (v != Sink)
        {
            var arc = Advance(v);
            if (arc >= 0)
            {
                _path[depth++] = arc;
                v = _head[arc];
            }
            else if (depth == 0)
                return 0;
            else
            {
                v = _head[_twin[_path[--depth]]];
                _next[v]++;
            }
        }
        return PushAlong(depth);
    }

    private int Advance(int v)
    {
        for (; _next[v] < _first[v + 1]; _next[v]++)
        {
            ArcScans++;
            if (_residual[_next[v]] > 0 && _level[_head[_next[v]]] == _level[v] + 1)
                return _next[v];
        }
        return -1;
    }

    private int PushAlong(int depth)
    {
        var amount = Endless;
        for (var i = 0; i < depth; i++)
            amount = Math.Min(amount, _residual[_path[i]]);
        for (var i = 0; i < depth; i++)
        {
            _residual[_path[i]] -= amount;
            _residual[_twin[_path[i]]] += amount;
        }
        return amount;
    }

    /// <summary>Marks the vertices that the source still reaches: the near side of the cut closest to the start. Valid until the next call.</summary>
    public bool[] NearSide() => Side(Source, forwards: true);

    /// <summary>Marks the vertices that still reach the sink: the far side of the cut closest to the exits. Valid until the next call.</summary>
    public bool[] FarSide() => Side(Sink, forwards: false);

    private bool[] Side(int from, bool forwards)
    {
        var seen = forwards ? _near : _far;
        Array.Clear(seen);
        seen[from] = true;
        _queue[0] = from;
        for (int at = 0, end = 1; at < end; at++)
        {
            var v = _queue[at];
            ArcScans += _first[v + 1] - _first[v];
            for (var i = _first[v]; i < _first[v + 1]; i++)
            {
                if (_residual[forwards ? i : _twin[i]] == 0 || seen[_head[i]])
                    continue;
                seen[_head[i]] = true;
                _queue[end++] = _head[i];
            }
        }
        return seen;
    }
}
