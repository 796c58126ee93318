using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// The K first distinct units to have each crossing secured, found by one search from all units at once.
/// K is enough when no plan of interest has more than K posts: a crossing with K units can always be manned last.
/// </summary>
internal sealed class UnitArrivals
{
    private readonly int[] _unit;
    private readonly int[] _readyMs;
    private readonly int[] _count;
    private readonly int[] _row;

    /// <summary>Rows are kept only for crossings where a unit can still be useful.</summary>
    private UnitArrivals(int[] latestUseful, int k)
    {
        K = k;
        _row = new int[latestUseful.Length];
        _count = new int[latestUseful.Length];
        var rows = 0;
        for (var v = 0; v < latestUseful.Length; v++)
            if (latestUseful[v] >= 0)
                _row[v] = rows++ * k;
        _unit = new int[rows * k];
        _readyMs = new int[rows * k];
    }

    public int K { get; }

    public int Count(int node) => _count[node];

    /// <summary>Ascending by ready time.</summary>
    public ReadOnlySpan<int> Units(int node) => _unit.AsSpan(_row[node], _count[node]);

    /// <summary>t_u(v) of each of <see cref="Units"/>.</summary>
    public ReadOnlySpan<int> ReadyMs(int node) => _readyMs.AsSpan(_row[node], _count[node]);

    /// <param name="latestUseful">From <see cref="LatestUseful"/>; a unit later than this can hold nothing from there on.</param>
    public static UnitArrivals Nearest(
        CordonProblem problem, Predicate<CordonUnitKind> kinds, int k, int[] latestUseful)
    {
        var roads = problem.Roads.Units;
        var found = new UnitArrivals(latestUseful, k);
        var heap = new TimeHeap();
        var items = new List<(int Node, int Unit)>(problem.Units.Length * 4);
        var fixedMs = (long)problem.Rules.ElapsedMs + problem.Rules.SetupMs + problem.Rules.MarginMs;
        for (var u = 0; u < problem.Units.Length; u++)
        {
            var unit = problem.Units[u];
            var ready = unit.Posted?.ReadyMs ?? fixedMs + unit.DelayMs;
            var node = unit.Posted?.Node ?? unit.Node;
            if (unit.Promised || !kinds(unit.Kind) || ready > latestUseful[node])
                continue;
            heap.Push((int)ready, items.Count);
            items.Add((node, u));
        }
        while (heap.Count > 0)
        {
            var (time, item) = heap.Pop();
            var (node, unit) = items[item];
            if (found.Settle(node, unit, time) && problem.Units[unit].Posted is null)
                found.Relax(roads, latestUseful, heap, items, (node, unit, time));
        }
        return found;
    }

    private bool Settle(int node, int unit, int time)
    {
        if (_count[node] == K || Units(node).Contains(unit))
            return false;
        var slot = _row[node] + _count[node]++;
        (_unit[slot], _readyMs[slot]) = (unit, time);
        return true;
    }

    private void Relax(
        RoadGraph roads, int[] latestUseful, TimeHeap heap, List<(int, int)> items, (int Node, int Unit, int Time) at)
    {
        for (var arc = roads.FirstArc[at.Node]; arc < roads.FirstArc[at.Node + 1]; arc++)
        {
            var head = roads.Head[arc];
            var next = (long)at.Time + roads.TimeMs[arc];
            if (next > latestUseful[head] || _count[head] == K || Units(head).Contains(at.Unit))
                continue;
            heap.Push((int)next, items.Count);
            items.Add((head, at.Unit));
        }
    }

    /// <summary>
    /// For every crossing the latest time at which a unit there can still be at some post by its deadline:
    /// max over posts v of deadline(v) − distance to v. Exact for any pair of speeds.
    /// </summary>
    /// <param name="deadline">Per crossing; negative = may not be held.</param>
    public static int[] LatestUseful(RoadGraph unitsBackwards, int[] deadline)
    {
        // The latest moment backwards from the deadlines is the shortest way from the greatest of them.
        var top = Math.Max(deadline.Max(), 0);
        var search = new ShortestPaths(unitsBackwards) { BoundMs = top };
        for (var v = 0; v < deadline.Length; v++)
            if (deadline[v] >= 0)
                search.AddSource(v, top - deadline[v]);
        var latest = new int[deadline.Length];
        Array.Fill(latest, -1);
        while (search.TrySettle(out var node, out var ms))
            latest[node] = top - ms;
        return latest;
    }
}
