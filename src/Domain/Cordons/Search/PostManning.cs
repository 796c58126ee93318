using System.Collections.Immutable;

namespace Dispatch.Domain.Cordons.Search;

/// <summary>Who holds which of the chosen posts: the last one ready as early as possible, then the least total time.</summary>
internal sealed class PostManning
{
    private readonly PostChoices _choices;
    private readonly int[] _slots;
    private readonly Dictionary<int, int> _slotOf = [];
    private readonly Dictionary<int, int> _unitOf = [];

    private PostManning(PostChoices choices, int[] chosen)
    {
        _choices = choices;
        _slots = [.. chosen.SelectMany(c =>
            Enumerable.Range(choices.FirstSlot(c), choices.EndSlot(c) - choices.FirstSlot(c)))];
    }

    /// <exception cref="InvalidOperationException">The choices cannot be manned; the search never returns such.</exception>
    public static List<(int Choice, ImmutableArray<PostUnit> Units)> Earliest(PostChoices choices, int[] chosen)
    {
        var manning = new PostManning(choices, chosen);
        var latest = manning.EarliestClosure();
        foreach (var slot in manning._slots)
            manning.AddCheapest(slot, latest);
        return [.. chosen.Select(c => (c, manning.UnitsOf(c)))];
    }

    private ImmutableArray<PostUnit> UnitsOf(int choice)
    {
        var units = ImmutableArray.CreateBuilder<PostUnit>();
        for (var slot = _choices.FirstSlot(choice); slot < _choices.EndSlot(choice); slot++)
            units.Add(new PostUnit(_unitOf[slot], Ready(slot, _unitOf[slot])));
        return units.ToImmutable();
    }

    private int Ready(int slot, int unit) => _choices.ReadyMs(slot)[_choices.Units(slot).IndexOf(unit)];

    private int EarliestClosure()
    {
        var times = _slots.SelectMany(s => _choices.ReadyMs(s).ToArray()).Distinct().Order().ToArray();
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
        var slotOf = new Dictionary<int, int>();
        return _slots.All(slot => TryMan(slot, latest, slotOf, []));
    }

    private bool TryMan(int slot, int latest, Dictionary<int, int> slotOf, HashSet<int> seen)
    {
        var units = _choices.Units(slot);
        var ready = _choices.ReadyMs(slot);
        for (var i = 0; i < units.Length && ready[i] <= latest; i++)
        {
            if (!seen.Add(units[i]))
                continue;
            if (slotOf.TryGetValue(units[i], out var other) && !TryMan(other, latest, slotOf, seen))
                continue;
            slotOf[units[i]] = slot;
            return true;
        }
        return false;
    }

    /// <summary>Mans one more slot along the cheapest alternating path (Bellman–Ford over the slots).</summary>
    private void AddCheapest(int root, int latest)
    {
        // cost[u] = cheapest change of the total that hands unit u on; from[u] = the slot that takes it.
        var cost = new Dictionary<int, long>();
        var from = new Dictionary<int, int>();
        var queue = new Queue<(int Slot, long Cost)>();
        queue.Enqueue((root, 0));
        while (queue.TryDequeue(out var at))
        {
            var units = _choices.Units(at.Slot);
            var ready = _choices.ReadyMs(at.Slot);
            for (var i = 0; i < units.Length && ready[i] <= latest; i++)
            {
                var next = at.Cost + ready[i];
                if (cost.TryGetValue(units[i], out var known) && known <= next)
                    continue;
                (cost[units[i]], from[units[i]]) = (next, at.Slot);
                if (_slotOf.TryGetValue(units[i], out var other) && other != at.Slot)
                    queue.Enqueue((other, next - Ready(other, units[i])));
            }
        }
        var free = cost.Where(c => !_slotOf.ContainsKey(c.Key)).Select(c => (c.Value, c.Key)).ToList();
        if (free.Count == 0)
            throw new InvalidOperationException("A chosen post has no unit in time.");
        Flip(root, free.Min().Key, from);
    }

    private void Flip(int root, int unit, Dictionary<int, int> from)
    {
        while (true)
        {
            var slot = from[unit];
            var had = _unitOf.GetValueOrDefault(slot, -1);
            (_slotOf[unit], _unitOf[slot]) = (slot, unit);
            if (slot == root)
                return;
            unit = had;
        }
    }
}
