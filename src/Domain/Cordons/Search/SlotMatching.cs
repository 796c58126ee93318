namespace Dispatch.Domain.Cordons.Search;

/// <summary>Gives each slot of a set of choices its own unit, slot by slot along alternating paths.</summary>
internal sealed class SlotMatching(PostChoices choices, int units)
{
    private readonly int[] _slotOf = NewFilled(units);
    private readonly int[] _unitOf = NewFilled(choices.SlotCount);
    private readonly int[] _seenUnit = new int[units];
    private readonly List<int> _matched = [];
    private readonly List<int> _tree = [];
    private int _stamp;

    /// <summary>Unit of each slot, −1 = none.</summary>
    public int UnitOf(int slot) => _unitOf[slot];

    /// <summary>Slots of the last failed search, its root included: more slots than the units that could fill them.</summary>
    public IReadOnlyList<int> Overfull => _tree;

    public void Clear()
    {
        foreach (var slot in _matched)
        {
            _slotOf[_unitOf[slot]] = -1;
            _unitOf[slot] = -1;
        }
        _matched.Clear();
    }

    /// <summary>Finds a unit for one more slot, moving others; false = impossible, see <see cref="Overfull"/>.</summary>
    public bool TryAdd(int slot)
    {
        _stamp++;
        _tree.Clear();
        if (!Search(slot))
            return false;
        _matched.Add(slot);
        return true;
    }

    private bool Search(int slot)
    {
        _tree.Add(slot);
        foreach (var unit in choices.Units(slot))
            if (_slotOf[unit] < 0)
                return Take(slot, unit);
        foreach (var unit in choices.Units(slot))
        {
            if (_seenUnit[unit] == _stamp)
                continue;
            _seenUnit[unit] = _stamp;
            if (Search(_slotOf[unit]))
                return Take(slot, unit);
        }
        return false;
    }

    private bool Take(int slot, int unit)
    {
        (_slotOf[unit], _unitOf[slot]) = (slot, unit);
        return true;
    }

    /// <summary>Adds all slots of the choices that have fewer units than K; returns the slots that found none.</summary>
    public List<int> AddScarce(IEnumerable<int> chosen) => Add(chosen, scarce: true);

    /// <summary>Adds the remaining slots; returns those that found none.</summary>
    public List<int> AddPlentiful(IEnumerable<int> chosen) => Add(chosen, scarce: false);

    private List<int> Add(IEnumerable<int> chosen, bool scarce)
    {
        var failed = new List<int>();
        foreach (var choice in chosen)
            for (var slot = choices.FirstSlot(choice); slot < choices.EndSlot(choice); slot++)
                if (choices.IsScarce(slot) == scarce && _unitOf[slot] < 0 && !TryAdd(slot))
                    failed.Add(slot);
        return failed;
    }

    private static int[] NewFilled(int length)
    {
        var array = new int[length];
        Array.Fill(array, -1);
        return array;
    }
}
