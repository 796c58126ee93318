namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// Dinic's maximum flow from vertex 0 to vertex 1 with whole capacities that can be raised between runs while the flow
/// stays. Arc i of the network is residual arc 2i, its reverse 2i + 1.
/// </summary>
internal sealed class MinCut
{
    public const int Endless = 1 << 29;
    private const int Source = 0;
    private const int Sink = 1;

    private readonly int[] _head;
    private readonly int[] _residual;
    private readonly int[] _first;
    private readonly int[] _arcOf;
    private readonly int[] _level;
    private readonly int[] _next;
    private readonly int[] _queue;
    private readonly int[] _path;

    public MinCut(int vertices, IReadOnlyList<(int From, int To)> arcs)
    {
        _head = new int[arcs.Count * 2];
        _residual = new int[arcs.Count * 2];
        _first = new int[vertices + 1];
        _arcOf = new int[arcs.Count * 2];
        (_level, _next, _queue, _path) = (new int[vertices], new int[vertices], new int[vertices], new int[vertices + 1]);
        for (var i = 0; i < arcs.Count; i++)
        {
            (_head[2 * i], _head[2 * i + 1]) = (arcs[i].To, arcs[i].From);
            _first[arcs[i].From + 1]++;
            _first[arcs[i].To + 1]++;
        }
        for (var v = 0; v < vertices; v++)
            _first[v + 1] += _first[v];
        var slot = _first[..^1];
        for (var arc = 0; arc < _head.Length; arc++)
            _arcOf[slot[_head[arc ^ 1]]++] = arc;
    }

    /// <summary>Value of the present flow; ≥ <see cref="Endless"/> when nothing finite separates source and sink.</summary>
    public int Value { get; private set; }

    /// <summary>Arcs looked at since the beginning.</summary>
    public long ArcScans { get; private set; }

    public int Flow(int arc) => _residual[2 * arc + 1];

    /// <summary>Drops the flow and makes every arc endless.</summary>
    public void Reset()
    {
        for (var arc = 0; arc < _residual.Length; arc += 2)
            (_residual[arc], _residual[arc + 1]) = (Endless, 0);
        Value = 0;
    }

    /// <summary>Sets a capacity and keeps the flow; false when the flow does not fit.</summary>
    public bool TrySetCapacity(int arc, int capacity)
    {
        var flow = _residual[2 * arc + 1];
        _residual[2 * arc] = capacity - flow;
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
                var head = _head[_arcOf[i]];
                if (_residual[_arcOf[i]] == 0 || _level[head] >= 0)
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
                v = _head[_path[--depth] ^ 1];
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
            var arc = _arcOf[_next[v]];
            if (_residual[arc] > 0 && _level[_head[arc]] == _level[v] + 1)
                return arc;
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
            _residual[_path[i] ^ 1] += amount;
        }
        return amount;
    }

    /// <summary>Marks the vertices that the source still reaches: the near side of the cut closest to the start.</summary>
    public bool[] NearSide() => Side(Source, forwards: true);

    /// <summary>Marks the vertices that still reach the sink: the far side of the cut closest to the exits.</summary>
    public bool[] FarSide() => Side(Sink, forwards: false);

    private bool[] Side(int from, bool forwards)
    {
        var seen = new bool[_level.Length];
        seen[from] = true;
        _queue[0] = from;
        for (int at = 0, end = 1; at < end; at++)
        {
            var v = _queue[at];
            ArcScans += _first[v + 1] - _first[v];
            for (var i = _first[v]; i < _first[v + 1]; i++)
            {
                var arc = _arcOf[i];
                if (_residual[forwards ? arc : arc ^ 1] == 0 || seen[_head[arc]])
                    continue;
                seen[_head[arc]] = true;
                _queue[end++] = _head[arc];
            }
        }
        return seen;
    }
}
