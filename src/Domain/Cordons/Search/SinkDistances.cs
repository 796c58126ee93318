namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// A lower bound of each vertex's distance to the sink, which only rises while flow is pushed. A vertex that is given up, or that
/// cannot reach the sink, is never entered again.
/// </summary>
internal sealed class SinkDistances
{
    private readonly ResidualArcs _arcs;
    private readonly int _sink;
    private readonly int[] _distance;
    private readonly int[] _count;
    private readonly int[] _queue;

    public SinkDistances(ResidualArcs arcs, int vertices, int sink)
    {
        (_arcs, _sink) = (arcs, sink);
        (_distance, _count, _queue) = (new int[vertices], new int[vertices + 1], new int[vertices]);
    }

    private int GivenUp => _distance.Length;

    public int Of(int vertex) => _distance[vertex];

    /// <summary>False = the sink is out of reach.</summary>
    public bool IsOpen(int vertex) => _distance[vertex] < GivenUp;

    public int[] Save() => [.. _distance];

    public void Restore(int[] saved) => Array.Copy(saved, _distance, _distance.Length);

    public void GiveUp(int vertex)
    {
        if (IsOpen(vertex))
            _count[_distance[vertex]]--;
        _distance[vertex] = GivenUp;
    }

    /// <summary>Sets the bounds to the distances as they are now.</summary>
    public void Measure()
    {
        for (var v = 0; v < _distance.Length; v++)
            _distance[v] = _distance[v] < GivenUp ? int.MaxValue : GivenUp;
        Array.Clear(_count);
        (_queue[0], _distance[_sink], _count[0]) = (_sink, 0, 1);
        for (int at = 0, end = 1; at < end; at++)
        {
            var (v, next) = (_queue[at], _distance[_queue[at]] + 1);
            for (var i = _arcs.First[v]; i < _arcs.First[v + 1]; i++)
            {
                if (_distance[_arcs.Head[i]] != int.MaxValue || _arcs.Residual[_arcs.Twin[i]] == 0)
                    continue;
                _distance[_arcs.Head[i]] = next;
                _count[next]++;
                _queue[end++] = _arcs.Head[i];
            }
        }
        for (var v = 0; v < _distance.Length; v++)
            _distance[v] = Math.Min(_distance[v], GivenUp);
    }

    /// <summary>The vertex has no arc to the distance below: it is farther than was thought.</summary>
    public void Raise(int vertex)
    {
        var (was, least) = (_distance[vertex], GivenUp - 1);
        for (var i = _arcs.First[vertex]; i < _arcs.First[vertex + 1]; i++)
            if (_arcs.Residual[i] > 0)
                least = Math.Min(least, _distance[_arcs.Head[i]]);
        _distance[vertex] = least + 1;
        if (IsOpen(vertex))
            _count[least + 1]++;
        if (--_count[was] == 0)
            GiveUpBeyond(was);
    }

    /// <summary>Nobody is left at a distance, so that whoever is farther does not get past it.</summary>
    private void GiveUpBeyond(int distance)
    {
        for (var v = 0; v < _distance.Length; v++)
            if (_distance[v] > distance)
                _distance[v] = GivenUp;
        Array.Clear(_count, distance, _count.Length - distance);
    }
}
