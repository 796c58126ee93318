namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// Maximum flow from vertex 0, and from others named later, to vertex 1. The flow and what was found out on the way are kept while
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
        _arcs.Reset();
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
        _joined |= vertex == Sink;
        if (vertex == Sink || _surplus[vertex] == Unlimited)
            return;
        _value += Math.Max(-_surplus[vertex], 0);
        _surplus[vertex] = Unlimited;
        _trees.Plant(vertex, FlowTrees.Near);
    }

    public void SetCapacity(int arc, int capacity)
    {
        var there = _arcs.Slot(arc);
        var (back, residual) = (_arcs.Twin[there], _arcs.Residual);
        var (had, flow) = (residual[there], residual[back]);
        residual[there] = Math.Max(capacity - flow, 0);
        if (flow > capacity)
        {
            residual[back] = capacity;
            _value -= flow - capacity;
            AddSurplus(_arcs.Head[back], flow - capacity);
            AddSurplus(_arcs.Head[there], capacity - flow);
            if (capacity == 0)
                _trees.Closed(back);
        }
        if (had == 0 && residual[there] > 0)
            _trees.Opened(_arcs.Head[back], _arcs.Head[there]);
        else if (had > 0 && residual[there] == 0)
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
        var (amount, source, sink) = (_arcs.Residual[arc], _arcs.Head[_arcs.Twin[arc]], _arcs.Head[arc]);
        for (int up; (up = _trees.Parent(source)) >= 0; source = _arcs.Head[up])
            amount = Math.Min(amount, _arcs.Residual[_arcs.Twin[up]]);
        for (int up; (up = _trees.Parent(sink)) >= 0; sink = _arcs.Head[up])
            amount = Math.Min(amount, _arcs.Residual[up]);
        amount = Math.Min(amount, Math.Min(_surplus[source], -_surplus[sink]));
        IsFinite = amount < NoLimit;
        if (!IsFinite)
            return;
        _value += amount;
        var (tail, head) = (_arcs.Head[_arcs.Twin[arc]], _arcs.Head[arc]);
        Carry(arc, amount);
        for (int up; tail != source; tail = _arcs.Head[up])
            Carry(_arcs.Twin[up = _trees.Parent(tail)], amount);
        for (int up; head != sink; head = _arcs.Head[up])
            Carry(up = _trees.Parent(head), amount);
        Spend(source, -amount);
        Spend(sink, amount);
    }

    private void Carry(int arc, int amount)
    {
        _arcs.Push(arc, amount);
        if (_arcs.Residual[arc] == 0)
            _trees.Closed(arc, first: true);
    }

    private void Spend(int root, int amount)
    {
        if (Math.Abs(_surplus[root]) < Unlimited && (_surplus[root] += amount) == 0)
            _trees.Cut(root, first: true);
    }

    /// <summary>May only be asked for when the flow is at its largest.</summary>
    public TreeFlowState Save() => new([.. _arcs.Residual], [.. _surplus], _trees.Save(), _value);

    public void Restore(TreeFlowState saved)
    {
        Array.Copy(saved.Residual, _arcs.Residual, _arcs.Residual.Length);
        Array.Copy(saved.Surplus, _surplus, _surplus.Length);
        _trees.Restore(saved.Trees);
        (_value, IsFinite, _joined) = (saved.Value, true, false);
    }
}

/// <summary>A flow to go back to.</summary>
internal sealed record TreeFlowState(int[] Residual, int[] Surplus, (sbyte[] Side, int[] Parent) Trees, int Value);
