namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// Two forests over the arcs that still have room: what the sources reach, and what reaches the sinks. They are mended, not
/// built again, when arcs lose their room (Boykov, Kolmogorov 2004).
/// </summary>
internal sealed partial class FlowTrees
{
    public const sbyte Free = 0;
    public const sbyte Near = 1;
    public const sbyte Far = 2;

    private const int Root = -1;
    private const int Orphan = -2;

    private readonly ResidualArcs _arcs;
    private readonly Vertex[] _vertices;
    private readonly Queue<int> _open = new();
    private readonly Queue<int> _orphans = new();
    private readonly Stack<int> _orphansFirst = new();
    private int _time = 1;

    public FlowTrees(ResidualArcs arcs, int vertices) => (_arcs, _vertices) = (arcs, new Vertex[vertices]);

    /// <summary>Arcs looked at since the beginning.</summary>
    public long Scans { get; private set; }

    public sbyte Side(int vertex) => _vertices[vertex].Side;

    public bool IsRoot(int vertex) => _vertices[vertex].Parent == Root && _vertices[vertex].Side != Free;

    /// <summary>The arc from the vertex to its parent; negative = it is a root.</summary>
    public int Parent(int vertex) => _vertices[vertex].Parent;

    /// <summary>Makes the vertex a root, whatever it was.</summary>
    public void Plant(int vertex, sbyte side)
    {
        ref var at = ref _vertices[vertex];
        var leaves = at.Side != Free && at.Side != side;
        at.Hang(side, Root, 1, _time);
        if (leaves)
            Abandon(vertex);
        Open(vertex);
    }

    /// <summary>The vertex has lost its parent, or is a root no more.</summary>
    /// <param name="first">To be mended before the others: along a path, from the root on.</param>
    public void Cut(int vertex, bool first = false)
    {
        if (_vertices[vertex].Parent == Orphan)
            return;
        _vertices[vertex].Parent = Orphan;
        if (first)
            _orphansFirst.Push(vertex);
        else
            _orphans.Enqueue(vertex);
    }

    /// <summary>An arc has room that had none.</summary>
    public void Opened(int tail, int head)
    {
        if (Side(tail) == Near)
            Open(tail);
        if (Side(head) == Far)
            Open(head);
    }

    /// <summary>An arc has no room any more.</summary>
    public void Closed(int arc, bool first = false)
    {
        var (head, twin) = (_arcs[arc].Head, _arcs[arc].Twin);
        var tail = _arcs[twin].Head;
        if (Side(head) == Near && Parent(head) == twin)
            Cut(head, first);
        if (Side(tail) == Far && Parent(tail) == arc)
            Cut(tail, first);
    }

    /// <summary>Lets the trees grow until they touch or cannot grow; call again after <see cref="Mend"/>.</summary>
    /// <returns>An arc with room from the near to the far side; negative = there is none, and each side is all that it can be.</returns>
    public int Grow()
    {
        while (_open.TryPeek(out var vertex))
        {
            if (Side(vertex) != Free && Spread(vertex) is var touching and >= 0)
                return touching;
            _vertices[vertex].Waits = false;
            _open.Dequeue();
        }
        return -1;
    }

    private int Spread(int vertex)
    {
        var (from, arcs) = (_vertices[vertex], _arcs.First(vertex));
        Scans += _arcs.Of(vertex).Length;
        foreach (ref readonly var arc in _arcs.Of(vertex))
        {
            arcs++;
            if ((from.Side == Near ? arc.Room : arc.Back) == 0)
                continue;
            ref var head = ref _vertices[arc.Head];
            if (head.Side == from.Side)
                continue;
            if (head.Side != Free)
                return from.Side == Near ? arcs - 1 : arc.Twin;
            head.Hang(from.Side, arc.Twin, from.Depth + 1, from.Mark);
            Open(arc.Head);
        }
        return -1;
    }

    private void Open(int vertex)
    {
        if (_vertices[vertex].Waits)
            return;
        _vertices[vertex].Waits = true;
        _open.Enqueue(vertex);
    }

    /// <summary>May only be asked for when nothing is left to grow.</summary>
    public Vertex[] Save() => [.. _vertices];

    public void Restore(Vertex[] saved)
    {
        Array.Copy(saved, _vertices, _vertices.Length);
        // No depth that was known is known to be right.
        _time++;
        _open.Clear();
        _orphans.Clear();
        _orphansFirst.Clear();
    }

    /// <summary>Where a vertex hangs. Of depth and mark, the depth is right in the mending whose number the mark is.</summary>
    internal struct Vertex
    {
        public int Parent;
        public int Depth;
        public int Mark;
        public sbyte Side;
        public bool Waits;

        public void Hang(sbyte side, int parent, int depth, int mark) => (Side, Parent, Depth, Mark) = (side, parent, depth, mark);
    }
}
