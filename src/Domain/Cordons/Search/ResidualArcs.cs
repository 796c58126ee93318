namespace Dispatch.Domain.Cordons.Search;

/// <summary>One way along an arc; what may be asked together lies together.</summary>
internal struct ResidualArc
{
    public int Head;

    /// <summary>The way back.</summary>
    public int Twin;

    /// <summary>What it can still carry.</summary>
    public int Room;

    /// <summary>The room of the way back: what an arc carries.</summary>
    public int Back;
}

/// <summary>The arcs of a flow, together by tail; each lies twice, there and back.</summary>
internal sealed class ResidualArcs
{
    public const int Endless = 1 << 29;

    private readonly int[] _slot;
    private readonly int[] _first;
    private readonly ResidualArc[] _arcs;

    /// <summary>No flow, and every arc endless.</summary>
    public ResidualArcs(int vertices, (int From, int To)[] arcs)
    {
        (_arcs, _first, _slot) = (new ResidualArc[arcs.Length * 2], new int[vertices + 1], new int[arcs.Length]);
        foreach (var (from, to) in arcs)
        {
            _first[from + 1]++;
            _first[to + 1]++;
        }
        for (var v = 0; v < vertices; v++)
            _first[v + 1] += _first[v];
        var next = _first[..^1];
        for (var i = 0; i < arcs.Length; i++)
        {
            var (there, back) = (next[arcs[i].From]++, next[arcs[i].To]++);
            _arcs[there] = new ResidualArc { Head = arcs[i].To, Twin = back, Room = Endless };
            _arcs[back] = new ResidualArc { Head = arcs[i].From, Twin = there, Back = Endless };
            _slot[i] = there;
        }
    }

    public ref readonly ResidualArc this[int at] => ref _arcs[at];

    /// <summary>Where the arcs of a vertex begin, see <see cref="Of"/>.</summary>
    public int First(int vertex) => _first[vertex];

    public ReadOnlySpan<ResidualArc> Of(int vertex) => _arcs.AsSpan(_first[vertex], _first[vertex + 1] - _first[vertex]);

    /// <summary>Where an arc lies.</summary>
    public int Slot(int arc) => _slot[arc];

    public void Push(int at, int amount) => Set(at, _arcs[at].Room - amount, _arcs[at].Back + amount);

    public void Set(int at, int room, int back)
    {
        ref var there = ref _arcs[at];
        (there.Room, there.Back) = (room, back);
        ref var twin = ref _arcs[there.Twin];
        (twin.Room, twin.Back) = (back, room);
    }

    public ResidualArc[] Save() => [.. _arcs];

    public void Restore(ResidualArc[] saved) => Array.Copy(saved, _arcs, _arcs.Length);
}
