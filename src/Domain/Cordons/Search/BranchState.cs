namespace Dispatch.Domain.Cordons.Search;

/// <summary>What a branch of the search has decided: choices that must be held and choices that may not be.</summary>
internal sealed class BranchState
{
    private const sbyte Forbidden = -1;
    private const sbyte Held = 1;

    private readonly PostChoices _choices;
    private readonly HallSets _sets;
    private readonly SlotMatching _matching;
    private readonly sbyte[] _decision;
    private readonly List<int> _trail = [];
    private readonly List<int> _held = [];

    public BranchState(PostChoices choices, HallSets sets, int units)
    {
        (_choices, _sets) = (choices, sets);
        _matching = new SlotMatching(choices, units);
        _decision = new sbyte[choices.Count];
    }

    public IReadOnlyList<int> HeldChoices => _held;

    /// <summary>Choices that the commander demands; part of every cordon even where they close nothing.</summary>
    public IReadOnlyList<int> Required { get; private set; } = [];

    public int Mark => _trail.Count;

    public bool IsFree(int choice) => _decision[choice] == 0;

    public bool IsHeld(int choice) => _decision[choice] == Held;

    public bool IsForbidden(int choice) => _decision[choice] == Forbidden;

    public void Forbid(int choice) => Decide(choice, Forbidden);

    /// <summary>Holds one more choice and forbids all that cannot be held beside it; false = it cannot be held itself.</summary>
    public bool TryHold(int choice)
    {
        Decide(choice, Held);
        _held.Add(choice);
        for (var ring = 1; ring <= _choices.Rings; ring++)
        {
            var other = _choices.At(_choices.Node(choice), ring);
            if (other >= 0 && IsFree(other))
                Forbid(other);
        }
        _matching.Clear();
        if (_matching.AddScarce(_held).Count > 0)
            return false;
        ForbidWhatIsLeftWithoutUnits();
        return true;
    }

    /// <summary>Holds what the commander demands; false = impossible.</summary>
    public bool TryRequire(IEnumerable<int> demanded)
    {
        foreach (var choice in demanded)
            if (!IsFree(choice) || !TryHold(choice))
                return false;
        Required = [.. _held];
        return true;
    }

    public void UndoTo(int mark)
    {
        while (_trail.Count > mark)
        {
            var choice = _trail[^1];
            _trail.RemoveAt(_trail.Count - 1);
            if (IsHeld(choice))
                _held.RemoveAt(_held.Count - 1);
            _decision[choice] = 0;
        }
    }

    private void Decide(int choice, sbyte decision)
    {
        _decision[choice] = decision;
        _trail.Add(choice);
    }

    /// <summary>
    /// A unit is still to be had if it is free or if the slot it fills can move to one that is. A choice with a slot
    /// that only the others could fill is out.
    /// </summary>
    private void ForbidWhatIsLeftWithoutUnits()
    {
        var slots = _held.SelectMany(c => Enumerable.Range(_choices.FirstSlot(c), _choices.EndSlot(c) - _choices.FirstSlot(c)))
            .Where(_choices.IsScarce).ToList();
        var taken = slots.ToDictionary(_matching.UnitOf);
        bool changed;
        do
        {
            changed = false;
            foreach (var (unit, slot) in taken)
                if (CanMove(slot, unit, taken))
                    changed = taken.Remove(unit);
        }
        while (changed);
        foreach (var slot in _sets.SlotsWithin(taken.Keys))
            if (IsFree(_sets.ChoiceOf(slot)))
                Forbid(_sets.ChoiceOf(slot));
    }

    private bool CanMove(int slot, int unit, Dictionary<int, int> taken)
    {
        foreach (var other in _choices.Units(slot))
            if (other != unit && !taken.ContainsKey(other))
                return true;
        return false;
    }
}
