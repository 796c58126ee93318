namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// Branch and bound for the smallest cut whose posts get distinct units. Each branch is priced; where the price gap
/// stays open, one disputed choice is first forbidden, then held. Sizes are tried from the lower bound upwards, so
/// that nearly every branch is pruned at once.
/// </summary>
internal sealed class CordonSearch
{
    private const int RoundsAtRoot = 80;
    private const int RoundsBelow = 24;

    private readonly PriceAscent _ascent;
    private readonly BranchState _state;
    private readonly HallSets _sets;
    private readonly CutKernel _kernel;
    private readonly int _units;
    private int _enough;
    private bool _outOfBudget;
    private bool _listsTooShort;

    private CordonSearch(CutKernel kernel, PostChoices choices, int units, SearchGoal goal)
    {
        (_kernel, _sets) = (kernel, new HallSets(choices, units));
        _ascent = new PriceAscent(kernel, choices, _sets, units)
        {
            Ceiling = units + 1,
            Budget = goal.ArcScans,
            MayGoOn = goal.MayGoOn,
        };
        _state = new BranchState(choices, _sets, units);
        (_units, _enough) = (units, units);
    }

    /// <param name="demanded">Choices that must be part of the cordon.</param>
    /// <param name="learned">From a search with shorter lists.</param>
    public static SearchAnswer Run(
        CutNetwork network, PostChoices choices, int units, SearchGoal goal, int[] demanded,
        IReadOnlyList<(int[] Units, double Price)> learned)
    {
        var search = new CordonSearch(CutKernel.Of(network, choices, demanded), choices, units, goal);
        if (!search._state.TryRequire(demanded))
            return new SearchAnswer(null, 0, Complete: true, ListsTooShort: false);
        search.Remember(learned);
        foreach (var cordon in (int[][])[search._kernel.Edge, goal.Known])
            if (cordon.Length > 0)
                search._ascent.Offer(search._state, cordon);
        var answer = (goal.AnyWillDo ? search.Any() : search.Fewest(goal)) with { ArcScans = search._ascent.ArcScans };
        return answer.ListsTooShort ? answer with { Learned = search.Learned() } : answer;
    }

    private void Remember(IReadOnlyList<(int[] Units, double Price)> learned)
    {
        foreach (var (units, _) in learned)
            _sets.LearnWithin(units);
        _ascent.Prices.Restore([.. learned.Select(one => one.Price)]);
    }

    private List<(int[] Units, double Price)> Learned()
    {
        var prices = _ascent.Prices.Save();
        return [.. _sets.All.Zip(prices, (set, price) => (set.Units, price))];
    }

    private SearchAnswer Any()
    {
        _ascent.PostWeight = 1;
        if (_ascent.Best is null && Bound(RoundsAtRoot) == AscentEnd.Open && !IsOver)
            Branch();
        return new SearchAnswer(_ascent.Best, 0, !_outOfBudget && !_listsTooShort, _listsTooShort);
    }

    private SearchAnswer Fewest(SearchGoal goal)
    {
        _ascent.Patience = goal.ArcScans / 2;
        var end = Bound(RoundsAtRoot);
        _ascent.Patience = long.MaxValue;
        var bound = end == AscentEnd.Pruned && _ascent.Best is null ? _units + 1 : _ascent.LowerBound;
        if (end == AscentEnd.Open && !_listsTooShort && !(_ascent.Best?.Length <= bound))
            _ascent.TryDearer(_state);
        // Nothing in hand: first find out whether there is any cordon at all.
        if (end == AscentEnd.Open && _ascent.Best is null && !AnyExists() && !_outOfBudget && !_listsTooShort)
            return new SearchAnswer(null, bound, Complete: true, ListsTooShort: false);
        for (_enough = bound; end == AscentEnd.Open && !IsOver; _enough = bound)
        {
            _ascent.Ceiling = _enough + 1;
            SearchTree();
            if (_outOfBudget || _listsTooShort)
                break;
            bound = Math.Min(bound + 1, _ascent.Best?.Length ?? int.MaxValue);
        }
        var complete = !_outOfBudget && !_listsTooShort;
        return new SearchAnswer(_ascent.Best, bound, complete || _ascent.Best?.Length <= bound, _listsTooShort);
    }

    private bool AnyExists()
    {
        var (weight, prices) = (_ascent.PostWeight, _ascent.Prices.Save());
        (_ascent.Ceiling, _ascent.PostWeight, _enough) = (_units + 1, 1, _units);
        SearchTree();
        _ascent.PostWeight = weight;
        _ascent.Prices.Restore(prices);
        return _ascent.Best is not null;
    }

    private void SearchTree()
    {
        if (Bound(RoundsBelow) == AscentEnd.Open)
            Branch();
    }

    private bool IsOver => _outOfBudget || _listsTooShort || _ascent.Best?.Length <= _enough;

    private AscentEnd Bound(int rounds)
    {
        var end = _ascent.Run(_state, rounds);
        if (end == AscentEnd.Open && _ascent.BranchOn < 0)
        {
            // Prices carried over from elsewhere can hide what the plain cut argues about.
            _ascent.Prices.Restore([]);
            end = _ascent.Run(_state, rounds);
        }
        _listsTooShort |= end == AscentEnd.ListsTooShort;
        _outOfBudget |= _ascent.OutOfBudget;
        return end;
    }

    private void Branch()
    {
        var (choice, mark, prices) = (_ascent.BranchOn, _state.Mark, _ascent.Prices.Save());
        for (var hold = 0; hold < 2 && !IsOver; hold++)
        {
            var possible = true;
            if (hold == 0)
                _state.Forbid(choice);
            else
                possible = _state.TryHold(choice);
            if (possible && Bound(RoundsBelow) == AscentEnd.Open)
                Branch();
            _state.UndoTo(mark);
            _ascent.Prices.Restore(prices);
        }
    }
}
