namespace Dispatch.Domain.Cordons.Search;

/// <summary>A set of units and every slot that only they can fill: a cordon may use at most as many of the slots.</summary>
/// <param name="Units">Ascending.</param>
/// <param name="Members">Choices with the number of their slots in the set.</param>
internal sealed record HallSet(int[] Units, (int Choice, int Slots)[] Members)
{
    public int Capacity => Units.Length;
}

/// <summary>Widens overfull slots to Hall sets and remembers them; each is found once.</summary>
internal sealed class HallSets
{
    private static readonly List<(int, int)> s_none = [];

    private readonly PostChoices _choices;
    private readonly int[] _choiceOf;
    private readonly int[] _firstOfUnit;
    private readonly int[] _slotsOfUnit;
    private readonly List<(int Set, int Slots)>[] _holding;
    private readonly int[] _hits;
    private readonly HashSet<string> _known = [];

    public HallSets(PostChoices choices, int units)
    {
        _choices = choices;
        _choiceOf = new int[choices.SlotCount];
        _hits = new int[choices.SlotCount];
        _holding = new List<(int, int)>[choices.Count];
        _firstOfUnit = new int[units + 1];
        for (var c = 0; c < choices.Count; c++)
            Array.Fill(_choiceOf, c, choices.FirstSlot(c), choices.EndSlot(c) - choices.FirstSlot(c));
        foreach (var (_, unit) in ScarcePairs())
            _firstOfUnit[unit + 1]++;
        for (var u = 0; u < units; u++)
            _firstOfUnit[u + 1] += _firstOfUnit[u];
        _slotsOfUnit = new int[_firstOfUnit[^1]];
        var next = _firstOfUnit[..^1];
        foreach (var (slot, unit) in ScarcePairs())
            _slotsOfUnit[next[unit]++] = slot;
    }

    public List<HallSet> All { get; } = [];

    public int ChoiceOf(int slot) => _choiceOf[slot];

    /// <summary>The sets that count a choice, with the number of its slots in each.</summary>
    public IReadOnlyList<(int Set, int Slots)> Holding(int choice) => _holding[choice] ?? s_none;

    /// <summary>The set of all slots whose units are among those of <paramref name="slots"/>.</summary>
    public void Learn(IReadOnlyList<int> slots)
    {
        var units = new HashSet<int>();
        foreach (var slot in slots)
            foreach (var unit in _choices.Units(slot))
                units.Add(unit);
        LearnWithin([.. units.Order()]);
    }

    /// <summary>The set of all slots whose units are among these.</summary>
    /// <param name="units">Ascending.</param>
    public void LearnWithin(int[] units)
    {
        if (!_known.Add(string.Join(',', units)))
            return;
        var counts = new SortedDictionary<int, int>();
        foreach (var slot in SlotsWithin(units))
            counts[_choiceOf[slot]] = counts.GetValueOrDefault(_choiceOf[slot]) + 1;
        foreach (var (choice, count) in counts)
            (_holding[choice] ??= []).Add((All.Count, count));
        All.Add(new HallSet(units, [.. counts.Select(pair => (pair.Key, pair.Value))]));
    }

    /// <summary>Scarce slots that only these units can fill.</summary>
    public List<int> SlotsWithin(IReadOnlyCollection<int> units)
    {
        var within = new List<int>();
        foreach (var unit in units)
            foreach (var slot in SlotsOf(unit))
                if (++_hits[slot] == _choices.Units(slot).Length)
                    within.Add(slot);
        foreach (var unit in units)
            foreach (var slot in SlotsOf(unit))
                _hits[slot] = 0;
        return within;
    }

    private ReadOnlySpan<int> SlotsOf(int unit) =>
        _slotsOfUnit.AsSpan(_firstOfUnit[unit], _firstOfUnit[unit + 1] - _firstOfUnit[unit]);

    private IEnumerable<(int Slot, int Unit)> ScarcePairs()
    {
        for (var slot = 0; slot < _choices.SlotCount; slot++)
        {
            if (!_choices.IsScarce(slot))
                continue;
            foreach (var unit in _choices.Units(slot).ToArray())
                yield return (slot, unit);
        }
    }
}
