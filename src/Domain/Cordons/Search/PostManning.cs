using System.Collections.Immutable;

namespace Dispatch.Domain.Cordons.Search;

/// <summary>Who holds which of the chosen posts: the last one ready as early as possible, then the least total time.</summary>
internal sealed partial class PostManning
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
}
