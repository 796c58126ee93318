namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// Maximum flow from vertex 0, and from others named later, to vertex 1 and others. The flow and what was found out on the way are kept while
/// capacities rise and fall (Kohli, Torr 2007): where an arc can carry less than it does, its tail has a surplus from then on and
/// its head a lack, which leaves every cut as it is. The near and the far side do not depend on the way they are found.
/// </summary>
internal sealed class TreeFlow
{
    public const int Endless = ResidualArcs.Endless;

    /// <summary>No finite capacity comes near this.</summary>
    private const int NoLimit = Endless / 2;
    private const int Source = 0;
    private const int Sink = 1;
    private const int Unlimited = int.MaxValue;

    private readonly ResidualArcs _arcs;
    private readonly FlowTrees _trees;
    private readonly int[] _surplus;
    private int _value;
    private bool _joined;

    public TreeFlow(int vertices, (int From, int To)[] arcs)
    {
        _arcs = new ResidualArcs(vertices, arcs);
        (_trees, _surplus) = (new FlowTrees(_arcs, vertices), new int[vertices]);
        (_surplus[Source], _surplus[Sink]) = (Unlimited, -Unlimited);
        _trees.Plant(Source, FlowTrees.Near);
        _trees.Plant(Sink, FlowTrees.Far);
    }

    /// <summary>What the smallest cut counts; ≥ <see cref="Endless"/> when nothing finite separates source and sink.</summary>
    public int Value => IsFinite ? _value : Endless;

    /// <summary>False when nothing finite separates source and sink; then nothing else is known.</summary>
    public bool IsFinite { get; private set; } = true;

    /// <summary>Arcs looked at since the beginning.</summary>
    public long ArcScans => _trees.Scans;

    /// <summary>True for what the source still reaches: the near side of the smallest cut closest to it.</summary>
    public bool IsNear(int vertex) => _trees.Side(vertex) == FlowTrees.Near;

    /// <summary>True for what still reaches the sink: the far side of the smallest cut closest to that.</summary>
    public bool IsFar(int vertex) => _trees.Side(vertex) == FlowTrees.Far;

    /// <summary>Joins a vertex to the source.</summary>
    public void AddSource(int vertex)
    {
        _joined |= _surplus[vertex] == -Unlimited;
        if (Math.Abs(_surplus[vertex]) == Unlimited)
            return;
        _value += Math.Max(-_surplus[vertex], 0);
        _surplus[vertex] = Unlimited;
        _trees.Plant(vertex, FlowTrees.Near);
    }

    /// <summary>Joins a vertex to the sink.</summary>
    public void AddSink(int vertex)
    {
        _joined |= _surplus[vertex] == Unlimited;
        if (Math.Abs(_surplus[vertex]) == Unlimited)
            return;
        _value += Math.Max(_surplus[vertex], 0);
        _surplus[vertex] = -Unlimited;
        _trees.Plant(vertex, FlowTrees.Far);
    }

    public void SetCapacity(int arc, int capacity)
    {
        var there = _arcs.Slot(arc);
        var (had, flow, back) = (_arcs[there].Room, _arcs[there].Back, _arcs[there].Twin);
        var (tail, head) = (_arcs[back].Head, _arcs[there].Head);
        var has = Math.Max(capacity - flow, 0);
        _arcs.Set(there, has, Math.Min(flow, capacity));
        if (flow > capacity)
        {
            _value -= flow - capacity;
            AddSurplus(tail, flow - capacity);
            AddSurplus(head, capacity - flow);
            if (capacity == 0)
                _trees.Closed(back);
        }
        if (had == 0 && has > 0)
            _trees.Opened(tail, head);
        else if (had > 0 && has == 0)
            _trees.Closed(there);
    }

    private void AddSurplus(int vertex, int amount)
    {
        var had = _surplus[vertex];
        // What was lacking and what is left over meet without any arc.
        if (had > 0 != amount > 0)
            _value += Math.Min(Math.Abs(had), Math.Abs(amount));
        if (Math.Abs(had) == Unlimited)
            return;
        var has = had + amount;
        _surplus[vertex] = has;
        if (has == 0)
            _trees.Cut(vertex);
        else if (!_trees.IsRoot(vertex) || IsNear(vertex) != has > 0)
            _trees.Plant(vertex, has > 0 ? FlowTrees.Near : FlowTrees.Far);
    }

    public void Maximise()
    {
        IsFinite = !_joined;
        _trees.Mend();
        while (IsFinite && _trees.Grow() is var arc and >= 0)
        {
            Push(arc);
            _trees.Mend();
        }
    }

    /// <summary>From the root of the arc's tail to the root of its head.</summary>
    private void Push(int arc)
    {
        var (tail, head) = (_arcs[_arcs[arc].Twin].Head, _arcs[arc].Head);
        var (amount, source, sink) = (_arcs[arc].Room, tail, head);
        for (int up; (up = _trees.Parent(source)) >= 0; source = _arcs[up].Head)
            amount = Math.Min(amount, _arcs[up].Back);
        for (int up; (up = _trees.Parent(sink)) >= 0; sink = _arcs[up].Head)
            amount = Math.Min(amount, _arcs[up].Room);
        amount = Math.Min(amount, Math.Min(_surplus[source], -_surplus[sink]));
        IsFinite = amount < NoLimit;
        if (!IsFinite)
            return;
        _value += amount;
        Carry(arc, amount);
        for (int up; tail != source; tail = _arcs[up].Head)
            Carry(_arcs[up = _trees.Parent(tail)].Twin, amount);
        for (int up; head != sink; head = _arcs[up].Head)
            Carry(up = _trees.Parent(head), amount);
        Spend(source, -amount);
        Spend(sink, amount);
    }

    private void Carry(int arc, int amount)
    {
        _arcs.Push(arc, amount);
        if (_arcs[arc].Room == 0)
            _trees.Closed(arc, first: true);
    }

    private void Spend(int root, int amount)
    {
        if (Math.Abs(_surplus[root]) < Unlimited && (_surplus[root] += amount) == 0)
            _trees.Cut(root, first: true);
    }

    /// <summary>May only be asked for when the flow is at its largest.</summary>
    public TreeFlowState Save() => new(_arcs.Save(), [.. _surplus], _trees.Save(), _value);

    public void Restore(TreeFlowState saved)
    {
        _arcs.Restore(saved.Arcs);
        Array.Copy(saved.Surplus, _surplus, _surplus.Length);
        _trees.Restore(saved.Trees);
        (_value, IsFinite, _joined) = (saved.Value, true, false);
    }
}
