namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// The arcs of a flow with what they can still carry, together by tail; each lies twice, there and back, and
/// <see cref="Twin"/> finds the other.
/// </summary>
internal sealed class ResidualArcs
{
    public const int Endless = 1 << 29;

    private readonly int[] _slot;

    public ResidualArcs(int vertices, (int From, int To)[] arcs)
    {
        (Head, Twin, Residual) = (new int[arcs.Length * 2], new int[arcs.Length * 2], new int[arcs.Length * 2]);
        (First, _slot) = (new int[vertices + 1], new int[arcs.Length]);
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

    /// <summary>Where the arc lies; its way back is the <see cref="Twin"/>.</summary>
    public int Slot(int arc) => _slot[arc];

    public void Push(int at, int amount)
    {
        Residual[at] -= amount;
        Residual[Twin[at]] += amount;
    }
}
