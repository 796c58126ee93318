namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// Maximum flow from vertex 0, and from others named later, to vertex 1 for arcs that carry one or any number. Depth first,
/// always towards the sink as it was at first: ways around the city differ in length by little and often, which methods that
/// insist on the shortest pay for.
/// </summary>
internal sealed class GuidedFlow
{
    private const int Source = 0;
    private const int Sink = 1;

    private readonly ResidualArcs _arcs;
    private readonly List<int> _sources = [Source];
    private readonly int[] _distance;
    private readonly int[] _seen;
    private readonly int[] _next;
    private readonly int[] _path;
    private int _round = 1;

    public GuidedFlow(int vertices, (int From, int To)[] arcs)
    {
        _arcs = new ResidualArcs(vertices, arcs);
        _arcs.Reset();
        (_distance, _seen) = (new int[vertices], new int[vertices]);
        (_next, _path) = (new int[vertices], new int[vertices + 1]);
    }

    public int Value { get; private set; }

    /// <summary>False when nothing finite separates source and sink.</summary>
    public bool IsFinite => Value < ResidualArcs.Endless;

    public void SetCapacity(int arc, int capacity) => _arcs.TrySetCapacity(arc, capacity);

    /// <summary>Joins a vertex to the source.</summary>
    public void AddSource(int vertex) => _sources.Add(vertex);

    public (int[] Residual, int Value, int Sources) Save() => ([.. _arcs.Residual], Value, _sources.Count);

    public void Restore((int[] Residual, int Value, int Sources) saved)
    {
        Array.Copy(saved.Residual, _arcs.Residual, _arcs.Residual.Length);
        (Value, _round) = (saved.Value, _round + 1);
        _sources.RemoveRange(saved.Sources, _sources.Count - saved.Sources);
    }

    /// <summary>After this the source reaches exactly the near side of the nearest smallest cut.</summary>
    public void Maximise()
    {
        if (Value == 0 && _round == 1)
            _arcs.Distances(Sink, _distance);
        // What was reached before stays reached while nothing is pushed: only what is new is looked at.
        while (IsFinite && PushAll())
            _round++;
    }

    private bool PushAll()
    {
        var before = Value;
        for (var i = 0; i < _sources.Count && IsFinite; i++)
            while (IsFinite && _seen[_sources[i]] != _round && TryWay(_sources[i], out var depth))
                Push(_sources[i], depth);
        return Value > before;
    }

    public bool IsNear(int vertex) => _seen[vertex] == _round;

    /// <summary>A vertex that led nowhere is not tried again in this round.</summary>
    private bool TryWay(int source, out int depth)
    {
        depth = 0;
        var v = source;
        See(source);
        while (v != Sink)
        {
            var arc = Next(v);
            if (arc >= 0)
            {
                _path[depth++] = arc;
                v = _arcs.Head[arc];
                See(v);
            }
            else if (depth == 0)
                return false;
            else
                v = _arcs.Head[_arcs.Twin[_path[--depth]]];
        }
        return true;
    }

    private void See(int v) => (_seen[v], _next[v]) = (_round, 0);

    /// <summary>First the arcs that lead closer to the sink, then the others; goes on where it stopped.</summary>
    private int Next(int v)
    {
        var (first, count) = (_arcs.First[v], _arcs.First[v + 1] - _arcs.First[v]);
        for (; _next[v] < 2 * count; _next[v]++)
        {
            var arc = _next[v] < count ? first + _next[v] : first + _next[v] - count;
            var head = _arcs.Head[arc];
            if (_arcs.Residual[arc] > 0 && _seen[head] != _round && (_next[v] >= count || _distance[head] < _distance[v]))
                return arc;
        }
        return -1;
    }

    private void Push(int source, int depth)
    {
        var amount = ResidualArcs.Endless;
        for (var i = 0; i < depth; i++)
            amount = Math.Min(amount, _arcs.Residual[_path[i]]);
        _seen[source] = 0;
        for (var i = 0; i < depth; i++)
        {
            _arcs.Push(_path[i], amount);
            _seen[_arcs.Head[_path[i]]] = 0;
        }
        Value += amount;
    }
}
