namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// The arcs of a flow with what they can still carry, together by tail; each lies twice, there and back, and
/// <see cref="Twin"/> finds the other.
/// </summary>
internal sealed class ResidualArcs
{
    public const int Endless = 1 << 29;

    private readonly int[] _slot;
    private readonly int[] _queue;

    public ResidualArcs(int vertices, (int From, int To)[] arcs)
    {
        (Head, Twin, Residual) = (new int[arcs.Length * 2], new int[arcs.Length * 2], new int[arcs.Length * 2]);
        (First, _slot) = (new int[vertices + 1], new int[arcs.Length]);
        _queue = new int[vertices];
        for (var i = 0; i < arcs.Length; i++)
        {
            First[arcs[i].From + 1]++;
            First[arcs[i].To + 1]++;
        }
        for (var v = 0; v < vertices; v++)
            First[v + 1] += First[v];
        var next = First[..^1];
        for (var i = 0; i < arcs.Length; i++)
        {
            var (there, back) = (next[arcs[i].From]++, next[arcs[i].To]++);
            (Head[there], Head[back]) = (arcs[i].To, arcs[i].From);
            (Twin[there], Twin[back], _slot[i]) = (back, there, there);
        }
    }

    public int Count => _slot.Length;

    /// <summary>The arcs of vertex v are First[v] … First[v + 1] − 1.</summary>
    public int[] First { get; }

    public int[] Head { get; }

    public int[] Twin { get; }

    public int[] Residual { get; }

    /// <summary>Drops the flow and makes every arc endless.</summary>
    public void Reset()
    {
        foreach (var slot in _slot)
            (Residual[slot], Residual[Twin[slot]]) = (Endless, 0);
    }

    /// <summary>Sets a capacity and keeps the flow; false when the flow does not fit.</summary>
    public bool TrySetCapacity(int arc, int capacity)
    {
        var flow = Residual[Twin[_slot[arc]]];
        Residual[_slot[arc]] = capacity - flow;
        return flow <= capacity;
    }

    public void Push(int at, int amount)
    {
        Residual[at] -= amount;
        Residual[Twin[at]] += amount;
    }

    /// <summary>How many arcs with room lie between each vertex and the sink; as many as there are vertices = no way.</summary>
    /// <returns>Arcs looked at.</returns>
    public long Distances(int sink, int[] distance)
    {
        Array.Fill(distance, distance.Length);
        distance[sink] = 0;
        var scans = 0L;
        _queue[0] = sink;
        for (int at = 0, end = 1; at < end; at++)
        {
            var v = _queue[at];
            scans += First[v + 1] - First[v];
            for (var i = First[v]; i < First[v + 1]; i++)
            {
                if (distance[Head[i]] < distance.Length || Residual[Twin[i]] == 0)
                    continue;
                distance[Head[i]] = distance[v] + 1;
                _queue[end++] = Head[i];
            }
        }
        return scans;
    }

    /// <summary>Marks what can be reached along arcs with room, or from where that is reached.</summary>
    /// <returns>Arcs looked at.</returns>
    public long Mark(int from, bool forwards, bool[] seen)
    {
        seen[from] = true;
        var scans = 0L;
        _queue[0] = from;
        for (int at = 0, end = 1; at < end; at++)
        {
            var v = _queue[at];
            scans += First[v + 1] - First[v];
            for (var i = First[v]; i < First[v + 1]; i++)
            {
                if (seen[Head[i]] || Residual[forwards ? i : Twin[i]] == 0)
                    continue;
                seen[Head[i]] = true;
                _queue[end++] = Head[i];
            }
        }
        return scans;
    }
}
