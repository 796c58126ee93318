using System.Collections.Immutable;

namespace Dispatch.Domain.Cordons.Search;

/// <summary>Who holds which of the chosen posts: the last one ready as early as possible, then the least total time.</summary>
internal sealed class PostManning
{
    private const int None = -1;

    private readonly PostChoices _choices;
    private readonly int[][] _readyMs;
    private readonly int[] _unit;
    private readonly int[][] _candidates;
    private readonly int[] _slotOf;
    private readonly int[] _unitOf;

    /// <summary>Slots and units are numbered from 0 among those that matter here.</summary>
    private PostManning(PostChoices choices, int[] chosen)
    {
        _choices = choices;
        int[] slots = [.. chosen.SelectMany(c =>
            Enumerable.Range(choices.FirstSlot(c), choices.EndSlot(c) - choices.FirstSlot(c)))];
        _readyMs = Array.ConvertAll(slots, slot => choices.ReadyMs(slot).ToArray());
        var number = new Dictionary<int, int>();
        _candidates = Array.ConvertAll(slots, slot => Array.ConvertAll(choices.Units(slot).ToArray(), unit =>
        {
            number.TryAdd(unit, number.Count);
            return number[unit];
        }));
        _unit = [.. number.Keys];
        (_slotOf, _unitOf) = (new int[number.Count], new int[slots.Length]);
    }

    /// <exception cref="InvalidOperationException">The choices cannot be manned; the search never returns such.</exception>
    public static List<(int Choice, ImmutableArray<PostUnit> Units)> Earliest(PostChoices choices, int[] chosen)
    {
        var manning = new PostManning(choices, chosen);
        var latest = manning.EarliestClosure();
        manning.Clear();
        var search = new CheapestPath(manning, latest);
        for (var slot = 0; slot < manning._unitOf.Length; slot++)
            search.Add(slot);
        return manning.Posts(chosen);
    }

    private List<(int Choice, ImmutableArray<PostUnit> Units)> Posts(int[] chosen)
    {
        var (posts, slot) = (new List<(int, ImmutableArray<PostUnit>)>(), 0);
        foreach (var choice in chosen)
        {
            var units = ImmutableArray.CreateBuilder<PostUnit>();
            for (var end = slot + _choices.EndSlot(choice) - _choices.FirstSlot(choice); slot < end; slot++)
                units.Add(new PostUnit(_unit[_unitOf[slot]], Ready(slot, _unitOf[slot])));
            posts.Add((choice, units.ToImmutable()));
        }
        return posts;
    }

    private void Clear()
    {
        Array.Fill(_slotOf, None);
        Array.Fill(_unitOf, None);
    }

    private int Ready(int slot, int unit) => _readyMs[slot][Array.IndexOf(_candidates[slot], unit)];

    private int EarliestClosure()
    {
        var times = _readyMs.SelectMany(ready => ready).Distinct().Order().ToArray();
        var (low, high) = (0, times.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (CanMan(times[middle]))
                high = middle;
            else
                low = middle + 1;
        }
        return times.Length == 0 ? 0 : times[low];
    }

    private bool CanMan(int latest)
    {
        Clear();
        var seen = new int[_unit.Length];
        for (var slot = 0; slot < _unitOf.Length; slot++)
            if (!TryMan(slot, latest, seen, slot + 1))
                return false;
        return true;
    }

    private bool TryMan(int slot, int latest, int[] seen, int mark)
    {
        var (units, ready) = (_candidates[slot], _readyMs[slot]);
        for (var i = 0; i < units.Length && ready[i] <= latest; i++)
        {
            var unit = units[i];
            if (seen[unit] == mark)
                continue;
            seen[unit] = mark;
            if (_slotOf[unit] != None && !TryMan(_slotOf[unit], latest, seen, mark))
                continue;
            _slotOf[unit] = slot;
            return true;
        }
        return false;
    }

    /// <summary>Mans one more slot along the cheapest alternating path (Bellman–Ford over the slots).</summary>
    private sealed class CheapestPath(PostManning manning, int latest)
    {
        // _cost[u] = cheapest change of the total that hands unit u on; _from[u] = the slot that takes it.
        private readonly long[] _cost = new long[manning._unit.Length];
        private readonly int[] _from = new int[manning._unit.Length];
        private readonly Queue<(int Slot, long Cost)> _queue = [];

        public void Add(int root)
        {
            Array.Fill(_cost, long.MaxValue);
            _queue.Enqueue((root, 0));
            while (_queue.TryDequeue(out var at))
                Spread(at.Slot, at.Cost);
            var best = None;
            for (var unit = 0; unit < _cost.Length; unit++)
                if (_cost[unit] < long.MaxValue && manning._slotOf[unit] == None && (best == None || IsBetter(unit, best)))
                    best = unit;
            if (best == None)
                throw new InvalidOperationException("A chosen post has no unit in time.");
            Flip(root, best);
        }

        private bool IsBetter(int unit, int best) =>
            (_cost[unit], manning._unit[unit]).CompareTo((_cost[best], manning._unit[best])) < 0;

        private void Spread(int slot, long cost)
        {
            var (units, ready) = (manning._candidates[slot], manning._readyMs[slot]);
            for (var i = 0; i < units.Length && ready[i] <= latest; i++)
            {
                var (unit, next) = (units[i], cost + ready[i]);
                if (_cost[unit] <= next)
                    continue;
                (_cost[unit], _from[unit]) = (next, slot);
                if (manning._slotOf[unit] is var other && other != None && other != slot)
                    _queue.Enqueue((other, next - manning.Ready(other, unit)));
            }
        }

        private void Flip(int root, int unit)
        {
            while (true)
            {
                var slot = _from[unit];
                var had = manning._unitOf[slot];
                (manning._slotOf[unit], manning._unitOf[slot]) = (slot, unit);
                if (slot == root)
                    return;
                unit = had;
            }
        }
    }
}
