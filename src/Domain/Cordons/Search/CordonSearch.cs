namespace Dispatch.Domain.Cordons.Search;

/// <summary>What the search knows at its end.</summary>
/// <param name="Choices">The smallest cordon found; null = none.</param>
/// <param name="LowerBound">No cordon has fewer posts.</param>
/// <param name="Complete">The whole tree was searched: a cordon is the smallest, none means there is none.</param>
/// <param name="ListsTooShort">Start again with more units per crossing.</param>
internal sealed record SearchAnswer(int[]? Choices, int LowerBound, bool Complete, bool ListsTooShort);

/// <param name="ArcScans">Effort allowed.</param>
/// <param name="Ceiling">Only cordons with fewer posts are of interest.</param>
/// <param name="AnyWillDo">The first cordon ends the search; the lower bound then says nothing.</param>
internal sealed record SearchGoal(long ArcScans, int Ceiling = int.MaxValue, bool AnyWillDo = false);

/// <summary>
/// Branch and bound for the smallest cut whose posts get distinct units. Each branch is priced; where the price gap
/// stays open, one disputed choice is first forbidden, then held.
/// </summary>
internal sealed class CordonSearch
{
    private const int RoundsAtRoot = 80;
    private const int RoundsBelow = 24;

    private readonly PriceAscent _ascent;
    private readonly BranchState _state;
    private readonly long _budget;
    private bool _outOfBudget;
    private bool _listsTooShort;

    /// <param name="units">Number of units.</param>
    public CordonSearch(CutNetwork network, PostChoices choices, int units, SearchGoal goal)
    {
        var sets = new HallSets(choices, units);
        _ascent = new PriceAscent(network, choices, sets, units) 
        {
            Ceiling = Math.Min(units + 1, goal.Ceiling),
            AnyWillDo = goal.AnyWillDo,
        };
        _state = new BranchState(choices, sets, units);
        _budget = goal.ArcScans;
    }

    /// <param name="demanded">Choices that must be part of the cordon.</param>
    public SearchAnswer Run(IEnumerable<int> demanded)
    {
        if (!_state.TryRequire(demanded))
            return new SearchAnswer(null, 0, Complete: true, ListsTooShort: false);
        var end = Bound(RoundsAtRoot);
        var rootBound = (int)((_ascent.Bound + PriceAscent.One - 1) / PriceAscent.One);
        if (end == AscentEnd.Open)
            Branch();
        var complete = !_outOfBudget && !_listsTooShort;
        var best = _ascent.Best;
        return new SearchAnswer(best, complete && best is not null ? best.Length : rootBound, complete, _listsTooShort);
    }

    private AscentEnd Bound(int rounds)
    {
        var end = _ascent.Run(_state, rounds);
        if (end == AscentEnd.Open && _ascent.BranchOn < 0)
        {
            // Prices carried over from elsewhere can hide what the plain cut argues about.
            _ascent.RestorePrices([]);
            end = _ascent.Run(_state, rounds);
        }
        _listsTooShort |= end == AscentEnd.ListsTooShort;
        _outOfBudget |= _ascent.ArcScans > _budget;
        return end;
    }

    private void Branch()
    {
        var (choice, mark, prices) = (_ascent.BranchOn, _state.Mark, _ascent.SavePrices());
        for (var hold = 0; hold < 2 && !_outOfBudget && !_listsTooShort; hold++)
        {
            var possible = true;
            if (hold == 0)
                _state.Forbid(choice);
            else
                possible = _state.TryHold(choice);
            if (possible && Bound(RoundsBelow) == AscentEnd.Open)
                Branch();
            _state.UndoTo(mark);
            _ascent.RestorePrices(prices);
        }
    }
}
