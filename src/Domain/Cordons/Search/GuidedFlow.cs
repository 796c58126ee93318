namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// Maximum flow from vertex 0 to vertex 1 for arcs that carry one or any number. Depth first, always towards the sink as it was
/// at first: ways around the city differ in length by little and often, which methods that insist on the shortest pay for.
/// </summary>
internal sealed class GuidedFlow
{
    private const int Source = 0;
    private const int Sink = 1;

    private readonly ResidualArcs _arcs;
    private readonly int[] _distance;
    private readonly int[] _seen;
    private readonly int[] _path;
    private int _round;

    public GuidedFlow(int vertices, (int From, int To)[] arcs)
    {
        _arcs = new ResidualArcs(vertices, arcs);
        _arcs.Reset();
        (_distance, _seen, _path) = (new int[vertices], new int[vertices], new int[vertices + 1]);
    }

    public int Value { get; private set; }

    /// <summary>False when nothing finite separates source and sink.</summary>
    public bool IsFinite => Value < ResidualArcs.Endless;

    public void SetCapacity(int arc, int capacity) => _arcs.TrySetCapacity(arc, capacity);

    public int[] Save() => [.. _arcs.Residual, Value];

    public void Restore(int[] saved)
    {
        Array.Copy(saved, _arcs.Residual, _arcs.Residual.Length);
        Value = saved[^1];
    }

    /// <summary>After this the source reaches exactly the near side of the nearest smallest cut.</summary>
    public void Maximise()
    {
        if (_round == 0)
            _arcs.Distances(Sink, _distance);
        int before;
        do
        {
            (before, _round) = (Value, _round + 1);
            while (IsFinite && TryWay(out var depth))
                Push(depth);
        }
        while (IsFinite && Value > before);
    }

    public bool IsNear(int vertex) => _seen[vertex] == _round;

    /// <summary>A vertex that led nowhere is not tried again in this round.</summary>
    private bool TryWay(out int depth)
    {
        depth = 0;
        var v = Source;
        _seen[Source] = _round;
        while (v != Sink)
        {
            var arc = Next(v);
            if (arc >= 0)
            {
                _path[depth++] = arc;
                v = _arcs.Head[arc];
                _seen[v] = _round;
            }
            else if (depth == 0)
                return false;
            else
                v = _arcs.Head[_arcs.Twin[_path[--depth]]];
        }
        return true;
    }

    private int Next(int v)
    {
        var best = -1;
        for (var i = _arcs.First[v]; i < _arcs.First[v + 1]; i++)
            if (_arcs.Residual[i] > 0 && _seen[_arcs.Head[i]] != _round
                && (best < 0 || _distance[_arcs.Head[i]] < _distance[_arcs.Head[best]]))
                best = i;
        return best;
    }

    private void Push(int depth)
    {
        var amount = ResidualArcs.Endless;
        for (var i = 0; i < depth; i++)
            amount = Math.Min(amount, _arcs.Residual[_path[i]]);
        for (var i = 0; i < depth; i++)
        {
            _arcs.Push(_path[i], amount);
            _seen[_arcs.Head[_path[i]]] = 0;
        }
        Value += amount;
    }
}
