namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// Maximum flow from vertex 0, and from others named later, to vertex 1. What the sources reach once the flow is largest cannot be
/// left, not even when more sources come, so that it is never looked at again; beyond it lower bounds of the distance to the sink
/// guide the way, and they only rise (Ahuja, Orlin 1991). All growing together costs a few looks over the network.
/// </summary>
internal sealed class GuidedFlow
{
    private const int Source = 0;
    private const int Sink = 1;
    private const int Unmeasured = int.MaxValue - 1;

    private readonly ResidualArcs _arcs;
    private readonly SinkDistances _distances;
    private readonly bool[] _near;
    private readonly int[] _next;
    private readonly int[] _path;
    private readonly Stack<int> _marking = new();
    private readonly List<int> _sources = [];
    private int _raised = Unmeasured;

    public GuidedFlow(int vertices, (int From, int To)[] arcs)
    {
        _arcs = new ResidualArcs(vertices, arcs);
        _arcs.Reset();
        _distances = new SinkDistances(_arcs, vertices, Sink);
        (_near, _next, _path) = (new bool[vertices], new int[vertices], new int[vertices + 1]);
        AddSource(Source);
    }

    public int Value { get; private set; }

    /// <summary>False when nothing finite separates source and sink.</summary>
    public bool IsFinite => Value < ResidualArcs.Endless;

    /// <summary>Raises a capacity, before the first run or between two sources.</summary>
    public void SetCapacity(int arc, int capacity) => _arcs.TrySetCapacity(arc, capacity);

    /// <summary>Joins a vertex to the source.</summary>
    public void AddSource(int vertex)
    {
        if (vertex == Sink)
            Value = ResidualArcs.Endless;
        if (_near[vertex])
            return;
        _sources.Add(vertex);
        // A way through another source is that source's own.
        _distances.GiveUp(vertex);
    }

    /// <summary>May only be asked for when the flow is at its largest.</summary>
    public (int[] Residual, int[] Distance, bool[] Near, int Value) Save() =>
        ([.. _arcs.Residual], _distances.Save(), [.. _near], Value);

    public void Restore((int[] Residual, int[] Distance, bool[] Near, int Value) saved)
    {
        Array.Copy(saved.Residual, _arcs.Residual, _arcs.Residual.Length);
        Array.Copy(saved.Near, _near, _near.Length);
        _distances.Restore(saved.Distance);
        (Value, _raised) = (saved.Value, Unmeasured);
        _sources.Clear();
    }

    /// <summary>After this the source reaches exactly the near side of the nearest smallest cut.</summary>
    public void Maximise()
    {
        if (_raised > _near.Length / 4)
            Measure();
        for (var i = 0; i < _sources.Count && IsFinite; i++)
            for (var arc = _arcs.First[_sources[i]]; arc < _arcs.First[_sources[i] + 1] && IsFinite; arc++)
                while (_arcs.Residual[arc] > 0 && IsFinite && TryPush(arc))
                    continue;
        if (!IsFinite)
            return;
        foreach (var source in _sources)
            MarkFrom(source);
        _sources.Clear();
    }

    public bool IsNear(int vertex) => _near[vertex];

    private void Measure()
    {
        _raised = 0;
        _distances.Measure();
        Array.Copy(_arcs.First, _next, _next.Length);
    }

    /// <summary>Along the arc and on towards the sink; false = it leads nowhere.</summary>
    private bool TryPush(int first)
    {
        var (v, depth) = (_arcs.Head[first], 1);
        _path[0] = first;
        while (v != Sink)
            if (TryAdvance(v, out var arc))
                (v, _path[depth++]) = (_arcs.Head[arc], arc);
            else if (_distances.IsOpen(v) && ++_raised > _near.Length)
            {
                // By now it is cheaper to measure all anew.
                Measure();
                (v, depth) = (_arcs.Head[first], 1);
            }
            else if (!TryRaise(v) && depth == 1)
                return false;
            else if (depth > 1)
                v = _arcs.Head[_arcs.Twin[_path[--depth]]];
        Push(depth);
        return true;
    }

    private bool TryAdvance(int v, out int arc)
    {
        var (residual, head, end, nearer) = (_arcs.Residual, _arcs.Head, _arcs.First[v + 1], _distances.Of(v) - 1);
        for (arc = _distances.IsOpen(v) ? _next[v] : end; arc < end; arc++)
            if (residual[arc] > 0 && _distances.Of(head[arc]) == nearer)
            {
                _next[v] = arc;
                return true;
            }
        return false;
    }

    /// <summary>False = the vertex does not reach the sink.</summary>
    private bool TryRaise(int v)
    {
        if (_distances.IsOpen(v))
            _distances.Raise(v);
        _next[v] = _arcs.First[v];
        return _distances.IsOpen(v);
    }

    private void Push(int depth)
    {
        var amount = ResidualArcs.Endless;
        for (var i = 0; i < depth; i++)
            amount = Math.Min(amount, _arcs.Residual[_path[i]]);
        for (var i = 0; i < depth; i++)
            _arcs.Push(_path[i], amount);
        Value += amount;
    }

    private void MarkFrom(int source)
    {
        Mark(source);
        while (_marking.TryPop(out var v))
            for (var arc = _arcs.First[v]; arc < _arcs.First[v + 1]; arc++)
                if (_arcs.Residual[arc] > 0)
                    Mark(_arcs.Head[arc]);
    }

    private void Mark(int v)
    {
        if (_near[v])
            return;
        _near[v] = true;
        _distances.GiveUp(v);
        _marking.Push(v);
    }
}
