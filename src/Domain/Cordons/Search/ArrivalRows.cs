using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// The K first distinct units to have each crossing secured, found by one search from all units at once: the way when many
/// crossings are asked about.
/// </summary>
internal sealed class ArrivalRows
{
    private readonly int[] _unit;
    private readonly int[] _readyMs;
    private readonly int[] _count;

    /// <summary>The latest time of a full row: nobody later can get in.</summary>
    private readonly int[] _last;
    private readonly int[] _row;
    private readonly int[] _nodeOfRow;

    /// <summary>Rows are kept only for crossings where a unit can still be useful.</summary>
    private ArrivalRows(int[] latestUseful, int k)
    {
        K = k;
        (_row, _last) = (new int[latestUseful.Length], new int[latestUseful.Length]);
        Array.Fill(_last, int.MaxValue);
        _count = new int[latestUseful.Length];
        var nodes = new List<int>();
        for (var v = 0; v < latestUseful.Length; v++)
            if (latestUseful[v] >= 0)
            {
                _row[v] = nodes.Count * k;
                nodes.Add(v);
            }
        _nodeOfRow = [.. nodes];
        _unit = new int[_nodeOfRow.Length * k];
        _readyMs = new int[_nodeOfRow.Length * k];
    }

    private int K { get; }

    /// <summary>Ascending by ready time.</summary>
    public ReadOnlySpan<int> Units(int node) => _unit.AsSpan(_row[node], _count[node]);

    /// <summary>t_u(v) of each of <see cref="Units"/>.</summary>
    public ReadOnlySpan<int> ReadyMs(int node) => _readyMs.AsSpan(_row[node], _count[node]);

    /// <param name="latestUseful">From <see cref="UsefulTimes"/>; a unit later than this can hold nothing from there on.</param>
    public static ArrivalRows Find(CordonProblem problem, UnitPlaces places, int k, int[] latestUseful)
    {
        var found = new ArrivalRows(latestUseful, k);
        var open = new TimeBuckets(places.EarliestMs, latestUseful.Length == 0 ? 0 : latestUseful.Max());
        foreach (var node in found._nodeOfRow)
            foreach (var unit in places.At(node))
                if (places.ReadyMs(unit) <= latestUseful[node]
                    && found.Offer(node, unit, places.ReadyMs(unit)) is var slot and >= 0)
                    open.Push(places.ReadyMs(unit), slot);
        found.Drive(problem.Roads.Units, latestUseful, open);
        // Only now: a unit that stays must not take the place of one that drives on.
        foreach (var posted in places.Posted)
            foreach (var unit in posted.Where(u => places.ReadyMs(u) <= latestUseful[posted.Key]))
                found.Offer(posted.Key, unit, places.ReadyMs(unit));
        found.SortRows();
        return found;
    }

    private void Drive(RoadGraph roads, int[] latestUseful, TimeBuckets open)
    {
        // Where a better one comes to a crossing later, it drives on from there again: the rows end as by the clock.
        while (open.TryPop(out var time, out var slot))
        {
            // A slot's time only ever falls, so that each of its entries has another and only the last one is its own.
            if (_readyMs[slot] != time)
                continue;
            var node = _nodeOfRow[slot / K];
            for (var arc = roads.FirstArc[node]; arc < roads.FirstArc[node + 1]; arc++)
                if ((long)time + roads.TimeMs[arc] is var next && next <= latestUseful[roads.Head[arc]]
                    && Offer(roads.Head[arc], _unit[slot], (int)next) is var better and >= 0)
                    open.Push((int)next, better);
        }
    }

    /// <summary>
    /// Keeps the K best distinct units of a crossing, those not yet settled included: whoever is worse than K others
    /// need not be queued at all. A slot that changes hands leaves its old entry in the queue; the time tells them apart.
    /// </summary>
    /// <returns>The slot whose time this is now; −1 = the row is better without.</returns>
    private int Offer(int node, int unit, int ms)
    {
        if (ms >= _last[node])
            return -1;
        var (first, count) = (_row[node], _count[node]);
        var slot = _unit.AsSpan(first, count).IndexOf(unit);
        if (slot >= 0 && ms >= _readyMs[first + slot])
            return -1;
        if (slot < 0)
            slot = count < K ? _count[node]++ : Last(first);
        (_unit[first + slot], _readyMs[first + slot]) = (unit, ms);
        if (_count[node] == K)
            _last[node] = _readyMs[first + Last(first)];
        return first + slot;
    }

    /// <summary>Of a full row.</summary>
    private int Last(int first)
    {
        var ready = _readyMs.AsSpan(first, K);
        var last = 0;
        for (var i = 1; i < ready.Length; i++)
            if (ready[i] > ready[last])
                last = i;
        return last;
    }

    private void SortRows()
    {
        foreach (var node in _nodeOfRow)
            if (_count[node] > 1)
                _readyMs.AsSpan(_row[node], _count[node]).Sort(_unit.AsSpan(_row[node], _count[node]));
    }
}
