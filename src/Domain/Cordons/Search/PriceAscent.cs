namespace Dispatch.Domain.Cordons.Search;

/// <summary>
/// The bound of a branch: every Hall set that cuts overfill gets a price, the cut is made again at those prices, and
/// cut − Σ price · capacity is a lower bound (Lagrange).
/// </summary>
internal sealed class PriceAscent(CutKernel kernel, PostChoices choices, HallSets sets, int units)
{
    private const double NoWeight = 30;
    private const int MostDearer = 10;
    private const long MostWithoutAny = 20_000_000;

    private long _bound;
    private long _scansToFirst;
    private readonly PricedCuts _cuts = new(kernel, choices.Count);
    private readonly CutJudge _judge = new(choices, sets, units);

    public SetPrices Prices { get; } = new(sets);

    /// <summary>
    /// Weight of one post; prices are whole numbers beside it. Small = only the shortage of units counts, which proves
    /// infeasibility sooner.
    /// </summary>
    public int PostWeight { get; set; } = KernelEdge.Weight;

    /// <summary>
    /// Arc scans after which to stop. More are allowed while there is no cordon at all, and half as many again to
    /// improve one that was found late.
    /// </summary>
    public long Budget { get; init; }

    /// <summary>False = no cordon within the budget is an answer too.</summary>
    public bool MayGoOn { get; init; } = true;

    /// <summary>Arc scans after which a run stops: there are quicker ways to a cordon than to raise the bound.</summary>
    public long Patience { get; set; } = long.MaxValue;

    /// <summary>Since the beginning.</summary>
    public long ArcScans => _cuts.ArcScans;

    public bool OutOfBudget => ArcScans > (Best is null
        ? Math.Max(Budget, MayGoOn ? MostWithoutAny : 0) : Math.Max(Budget, _scansToFirst + Budget / 2));

    /// <summary>No cordon in the branch of the last run has fewer posts.</summary>
    public int LowerBound => (int)Math.Min((_bound + PostWeight - 1) / PostWeight, units + 1);

    /// <summary>The smallest cordon so far; null = none.</summary>
    public int[]? Best => _judge.Best;

    /// <summary>A cordon must have fewer posts than this to be of interest.</summary>
    public int Ceiling { get; set; }

    /// <summary>The free choice that the cuts of the last run argued about most.</summary>
    public int BranchOn { get; private set; }

    /// <summary>Takes a cordon found elsewhere, if it can be manned.</summary>
    public void Offer(BranchState state, IReadOnlyCollection<int> cut)
    {
        _judge.Offer(state, cut);
        Ceiling = Math.Min(Ceiling, Best?.Length ?? Ceiling);
    }

    public AscentEnd Run(BranchState state, int rounds)
    {
        _judge.BeginRun();
        _bound = 0;
        var (reach, sinceBetter) = (1.0, 0);
        for (var round = 0; round < rounds; round++)
        {
            if (_cuts.At(Prices, PostWeight, state, out var near, out var far) is not { } value)
                return AscentEnd.Pruned;
            if (value > _bound + PostWeight / 40)
                sinceBetter = 0;
            else if (++sinceBetter % 4 == 0)
                reach /= 2;
            _bound = Math.Max(_bound, value);
            if (IsPruned)
                return AscentEnd.Pruned;
            if (!Judge(state, near) || !Judge(state, far))
                return AscentEnd.ListsTooShort;
            if (IsPruned)
                return AscentEnd.Pruned;
            if (sinceBetter > 14 || OutOfBudget || ArcScans > Patience)
                break;
            // Aim just above the next whole post: that is what prunes, or what proves one more.
            var target = (_bound / PostWeight + 1) * PostWeight + Math.Max(PostWeight / 4.0, NoWeight);
            Prices.Step(reach * Math.Max(target - value, 1), near.Union(state.HeldChoices), far.Union(state.HeldChoices));
        }
        BranchOn = _judge.MostDisputed(state);
        return AscentEnd.Open;
    }

    /// <summary>
    /// Looks for a cordon beside the bound: the prices of the last run, ever dearer until a cut can be manned, and then as cheap
    /// as that goes on.
    /// </summary>
    public void TryDearer(BranchState state)
    {
        var prices = Prices.Save();
        var (low, high, step) = (1.0, 0.0, 0);
        for (; step < MostDearer && !OutOfBudget; step++)
        {
            var factor = high == 0 ? low * 1.5 : (low + high) / 2;
            Prices.Restore(Array.ConvertAll(prices, price => price * factor));
            if (_cuts.At(Prices, PostWeight, state, out var near, out var far) is null)
                break;
            var before = Best;
            // A cut too long for the lists could not be manned either: dearer prices give shorter lists of scarce slots.
            var manned = Judge(state, near) && Judge(state, far) && !ReferenceEquals(before, Best);
            (low, high) = manned ? (low, factor) : (factor, high);
        }
        Prices.Restore(prices);
    }

    private bool IsPruned => _bound > (Ceiling - 1L) * PostWeight;

    private bool Judge(BranchState state, List<int> cut)
    {
        var first = Best is null;
        if (!_judge.Judge(state, cut))
            return false;
        if (first && Best is not null)
            _scansToFirst = ArcScans;
        Ceiling = Math.Min(Ceiling, Best?.Length ?? Ceiling);
        return true;
    }
}
