namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// Two forests over the arcs that still have room: what the sources reach, and what reaches the sinks. They are mended, not
/// built again, when arcs lose their room (Boykov, Kolmogorov 2004).
/// </summary>
internal sealed class FlowTrees
{
    public const sbyte Free = 0;
    public const sbyte Near = 1;
    public const sbyte Far = 2;

    private const int Root = -1;
    private const int Orphan = -2;

    private readonly ResidualArcs _arcs;
    private readonly sbyte[] _side;
    private readonly int[] _parent;
    private readonly int[] _depth;
    private readonly int[] _mark;
    private readonly bool[] _waits;
    private readonly Queue<int> _open = new();
    private readonly Queue<int> _orphans = new();
    private readonly Stack<int> _orphansFirst = new();
    private int _time = 1;

    public FlowTrees(ResidualArcs arcs, int vertices)
    {
        _arcs = arcs;
        (_side, _waits) = (new sbyte[vertices], new bool[vertices]);
        (_parent, _depth, _mark) = (new int[vertices], new int[vertices], new int[vertices]);
    }

    /// <summary>Arcs looked at since the beginning.</summary>
    public long Scans { get; private set; }

    public sbyte Side(int vertex) => _side[vertex];

    public bool IsRoot(int vertex) => _parent[vertex] == Root && _side[vertex] != Free;

    /// <summary>The arc from the vertex to its parent; negative = it is a root.</summary>
    public int Parent(int vertex) => _parent[vertex];

    /// <summary>Makes the vertex a root, whatever it was.</summary>
    public void Plant(int vertex, sbyte side)
    {
        var leaves = _side[vertex] != Free && _side[vertex] != side;
        (_side[vertex], _parent[vertex], _depth[vertex], _mark[vertex]) = (side, Root, 1, _time);
        if (leaves)
            Abandon(vertex);
        Open(vertex);
    }

    /// <summary>The vertex has lost its parent, or is a root no more.</summary>
    /// <param name="first">To be mended before the others: along a path, from the root on.</param>
    public void Cut(int vertex, bool first = false)
    {
        if (_parent[vertex] == Orphan)
            return;
        _parent[vertex] = Orphan;
        if (first)
            _orphansFirst.Push(vertex);
        else
            _orphans.Enqueue(vertex);
    }

    /// <summary>An arc has room that had none.</summary>
    public void Opened(int tail, int head)
    {
        if (_side[tail] == Near)
            Open(tail);
        if (_side[head] == Far)
            Open(head);
    }

    /// <summary>An arc has no room any more.</summary>
    public void Closed(int arc, bool first = false)
    {
        var (tail, head) = (_arcs.Head[_arcs.Twin[arc]], _arcs.Head[arc]);
        if (_side[head] == Near && _parent[head] == _arcs.Twin[arc])
            Cut(head, first);
        if (_side[tail] == Far && _parent[tail] == arc)
            Cut(tail, first);
    }

    /// <summary>Lets the trees grow until they touch or cannot grow; call again after <see cref="Mend"/>.</summary>
    /// <returns>An arc with room from the near to the far side; negative = there is none, and each side is all that it can be.</returns>
    public int Grow()
    {
        while (_open.TryPeek(out var vertex))
        {
            if (_side[vertex] != Free && Spread(vertex) is var touching and >= 0)
                return touching;
            _waits[vertex] = false;
            _open.Dequeue();
        }
        return -1;
    }

    private int Spread(int vertex)
    {
        var (side, first, end) = (_side[vertex], _arcs.First[vertex], _arcs.First[vertex + 1]);
        for (var arc = first; arc < end; arc++)
        {
            var head = _arcs.Head[arc];
            if (_side[head] == side || _arcs.Residual[side == Near ? arc : _arcs.Twin[arc]] == 0)
                continue;
            if (_side[head] != Free)
            {
                Scans += arc - first + 1;
                return side == Near ? arc : _arcs.Twin[arc];
            }
            (_side[head], _parent[head], _depth[head], _mark[head]) = (side, _arcs.Twin[arc], _depth[vertex] + 1, _mark[vertex]);
            Open(head);
        }
        Scans += end - first;
        return -1;
    }

    /// <summary>Finds each orphan another parent of its side, or sets it free.</summary>
    public void Mend()
    {
        _time++;
        while (_orphansFirst.TryPop(out var vertex) || _orphans.TryDequeue(out vertex))
            if (_parent[vertex] == Orphan && _side[vertex] != Free && !TryAdopt(vertex))
            {
                _side[vertex] = Free;
                Abandon(vertex);
            }
    }

    private bool TryAdopt(int vertex)
    {
        var (side, best, least) = (_side[vertex], -1, int.MaxValue);
        for (var arc = _arcs.First[vertex]; arc < _arcs.First[vertex + 1]; arc++)
            if (_side[_arcs.Head[arc]] == side && _arcs.Residual[side == Near ? _arcs.Twin[arc] : arc] > 0
                && DepthOf(_arcs.Head[arc]) is var depth && depth < least)
                (best, least) = (arc, depth);
        Scans += _arcs.First[vertex + 1] - _arcs.First[vertex];
        if (best < 0)
            return false;
        (_parent[vertex], _depth[vertex], _mark[vertex]) = (best, least + 1, _time);
        return true;
    }

    /// <summary>Steps to the root; int.MaxValue = the way there leads over an orphan.</summary>
    private int DepthOf(int vertex)
    {
        var (depth, at) = (0, vertex);
        for (; _mark[at] != _time; at = _arcs.Head[_parent[at]])
        {
            depth++;
            if (_parent[at] == Orphan)
                return int.MaxValue;
            if (_parent[at] != Root)
                continue;
            (_depth[at], _mark[at]) = (1, _time);
            depth--;
            break;
        }
        Scans += depth;
        depth += _depth[at];
        for (var (next, rest) = (vertex, depth); _mark[next] != _time; next = _arcs.Head[_parent[next]])
            (_depth[next], _mark[next]) = (rest--, _time);
        return depth;
    }

    /// <summary>The vertex has left its tree: its children are orphans, and who may grow to it tries again.</summary>
    private void Abandon(int vertex)
    {
        for (var arc = _arcs.First[vertex]; arc < _arcs.First[vertex + 1]; arc++)
        {
            var head = _arcs.Head[arc];
            if (_side[head] == Free)
                continue;
            if (_arcs.Residual[_side[head] == Near ? _arcs.Twin[arc] : arc] > 0)
                Open(head);
            if (_parent[head] == _arcs.Twin[arc])
                Cut(head);
        }
        Scans += _arcs.First[vertex + 1] - _arcs.First[vertex];
    }

    private void Open(int vertex)
    {
        if (_waits[vertex])
            return;
        _waits[vertex] = true;
        _open.Enqueue(vertex);
    }

    /// <summary>May only be asked for when nothing is left to grow.</summary>
    public (sbyte[] Side, int[] Parent) Save() => ([.. _side], [.. _parent]);

    public void Restore((sbyte[] Side, int[] Parent) saved)
    {
        Array.Copy(saved.Side, _side, _side.Length);
        Array.Copy(saved.Parent, _parent, _parent.Length);
        // No depth that was known is known to be right.
        _time++;
        Array.Clear(_waits);
        _open.Clear();
        _orphans.Clear();
        _orphansFirst.Clear();
    }
}
