namespace Dispatch.Domain.Cordons.Search;

/// <summary>Mans the cuts that are found: keeps the smallest that can be manned and learns a Hall set from each that cannot.</summary>
internal sealed class CutJudge(PostChoices choices, HallSets sets, int units)
{
    private readonly SlotMatching _matching = new(choices, units);
    private readonly int[] _seen = new int[choices.Count];
    private readonly HashSet<int> _conflict = [];

    /// <summary>The smallest cordon so far; null = none.</summary>
    public int[]? Best { get; private set; }

    /// <summary>Forgets which choices the cuts argued about.</summary>
    public void BeginRun()
    {
        Array.Clear(_seen);
        _conflict.Clear();
    }

    /// <returns>False = a cut longer than the unit lists could not be manned, so that the lists are too short to know.</returns>
    public bool Judge(BranchState state, IReadOnlyCollection<int> cut)
    {
        foreach (var choice in cut)
            _seen[choice]++;
        _matching.Clear();
        if (!Overfilled(state, cut))
        {
            var cordon = cut.Union(state.Required).ToArray();
            if (!Overfilled(state, state.Required) && cordon.Length < (Best?.Length ?? int.MaxValue))
            {
                if (!TryManPlentiful(cordon))
                    return false;
                Best = cordon;
            }
        }
        Overfilled(state, state.HeldChoices);
        return true;
    }

    /// <summary>Takes a cordon found elsewhere, if it can be manned; nothing is learned from it.</summary>
    public void Offer(BranchState state, IEnumerable<int> cut)
    {
        var cordon = cut.Union(state.Required).ToArray();
        _matching.Clear();
        if (cordon.Length < (Best?.Length ?? int.MaxValue) && _matching.AddScarce(cordon).Count == 0 && TryManPlentiful(cordon))
            Best = cordon;
    }

    /// <summary>The free choice that the cuts of this run argued about most; −1 = none.</summary>
    public int MostDisputed(BranchState state)
    {
        var (best, score) = (-1, -1.0);
        var half = _conflict.Count == 0 ? 0 : _seen.Max() / 2.0;
        foreach (var choice in _conflict)
        {
            if (!state.IsFree(choice) || _seen[choice] == 0)
                continue;
            var dispute = half - Math.Abs(_seen[choice] - half);
            if (dispute > score)
                (best, score) = (choice, dispute);
        }
        return best;
    }

    /// <summary>With as many units to a slot as the cordon has slots, a slot with plenty never fails; so it is asked twice.</summary>
    private bool TryManPlentiful(int[] cordon)
    {
        var failed = _matching.AddPlentiful(cordon);
        if (failed.Count == 0)
            return true;
        var slots = cordon.SelectMany(c => Enumerable.Range(choices.FirstSlot(c), choices.EndSlot(c) - choices.FirstSlot(c))).ToList();
        foreach (var slot in slots.Where(s => !choices.IsScarce(s)))
            choices.Lengthen(slot, slots.Count);
        return _matching.AddPlentiful(cordon).Count == 0;
    }

    private bool Overfilled(BranchState state, IReadOnlyCollection<int> chosen)
    {
        var failed = false;
        foreach (var choice in chosen)
            for (var slot = choices.FirstSlot(choice); slot < choices.EndSlot(choice); slot++)
            {
                if (!choices.IsScarce(slot) || _matching.UnitOf(slot) >= 0 || _matching.TryAdd(slot))
                    continue;
                failed = true;
                sets.Learn(_matching.Overfull);
                _conflict.UnionWith(_matching.Overfull.Select(sets.ChoiceOf).Where(state.IsFree));
            }
        return failed;
    }
}
