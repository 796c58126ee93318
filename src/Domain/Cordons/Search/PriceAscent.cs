namespace Dispatch.Domain.Cordons.Search;

/// <summary>What one round of pricing found in a branch.</summary>
internal enum AscentEnd
{
    /// <summary>No better cordon can be here.</summary>
    Pruned,
    /// <summary>Undecided: branch on <see cref="PriceAscent.BranchOn"/>.</summary>
    Open,
    /// <summary>A cut longer than the unit lists could not be manned; longer lists are needed to know.</summary>
    ListsTooShort,
}

/// <summary>
/// The bound of a branch: every Hall set that cuts overfill gets a price, the cut is made again at those prices, and
/// cut − Σ price · capacity is a lower bound (Lagrange). Steps after Polyak, towards the best known answer.
/// </summary>
internal sealed class PriceAscent(CutNetwork network, PostChoices choices, HallSets sets, int units)
{
    private const int Dearest = 1 << 18;
    private const double NoWeight = 30;
    private const long MostWithoutAny = 200_000_000;

    private long _bound;
    private long _scansToFirst;
    private readonly MinCut _flow = new(network.VertexCount, network.Arcs);
    private readonly SlotMatching _matching = new(choices, units);
    private readonly int[] _weight = new int[choices.Count];
    private readonly int[] _seen = new int[choices.Count];
    private readonly int[] _tail = [.. network.ChoiceArc.Select(arc => network.Arcs[arc].From)];
    private readonly int[] _head = [.. network.ChoiceArc.Select(arc => network.Arcs[arc].To)];
    private readonly List<double> _price = [];
    private readonly HashSet<int> _conflict = [];

    /// <summary>
    /// Weight of one post; prices are whole numbers beside it. Small = only the shortage of units counts, which proves
    /// infeasibility sooner.
    /// </summary>
    public int PostWeight { get; set; } = 120;

    /// <summary>
    /// Arc scans after which to stop. More are allowed while there is no cordon at all, and half as many again to
    /// improve one that was found late.
    /// </summary>
    public long Budget { get; init; }

    /// <summary>Arc scans after which a run stops while there is no cordon: there are quicker ways to a first one.</summary>
    public long Patience { get; set; } = long.MaxValue;

    public bool OutOfBudget => _flow.ArcScans > (Best is null
        ? Math.Max(Budget, MostWithoutAny) : Math.Max(Budget, _scansToFirst + Budget / 2));

    /// <summary>No cordon in the branch of the last run has fewer posts.</summary>
    public int LowerBound => (int)Math.Min((_bound + PostWeight - 1) / PostWeight, units + 1);

    /// <summary>The smallest cordon so far; null = none.</summary>
    public int[]? Best { get; private set; }

    /// <summary>A cordon must have fewer posts than this to be of interest.</summary>
    public int Ceiling { get; set; }

    /// <summary>The free choice that the cuts of the last run argued about most.</summary>
    public int BranchOn { get; private set; }

    public AscentEnd Run(BranchState state, int rounds)
    {
        Array.Clear(_seen);
        _conflict.Clear();
        _bound = 0;
        if (!TryBaseFlow(state, out var baseFlow))
            return AscentEnd.Pruned;
        var (reach, sinceBetter) = (1.0, 0);
        for (var round = 0; round < rounds; round++)
        {
            _flow.Restore(baseFlow);
            var value = Evaluate(state, out var near, out var far);
            if (value > _bound + PostWeight / 40)
                sinceBetter = 0;
            else if (++sinceBetter % 4 == 0)
                reach /= 2;
            _bound = Math.Max(_bound, value);
            if (_bound > (Ceiling - 1L) * PostWeight)
                return AscentEnd.Pruned;
            if (!Judge(state, near) || !Judge(state, far))
                return AscentEnd.ListsTooShort;
            if (_bound > (Ceiling - 1L) * PostWeight)
                return AscentEnd.Pruned;
            if (sinceBetter > 14 || OutOfBudget || (Best is null && _flow.ArcScans > Patience))
                break;
            Step(state, value, reach, near, far);
        }
        BranchOn = MostDisputed(state);
        return AscentEnd.Open;
    }

    private bool TryBaseFlow(BranchState state, out int[] baseFlow)
    {
        _flow.Reset();
        for (var c = 0; c < choices.Count; c++)
            _flow.TrySetCapacity(network.ChoiceArc[c],
                state.IsHeld(c) ? 0 : state.IsForbidden(c) ? MinCut.Endless : PostWeight);
        _flow.Maximise();
        baseFlow = _flow.Save();
        return _flow.Value < MinCut.Endless;
    }

    private long Evaluate(BranchState state, out List<int> near, out List<int> far)
    {
        while (_price.Count < sets.All.Count)
            _price.Add(0);
        Array.Fill(_weight, PostWeight);
        var paid = 0L;
        for (var i = 0; i < _price.Count; i++)
        {
            var price = (int)_price[i];
            if (price == 0)
                continue;
            paid += (long)price * sets.All[i].Capacity;
            foreach (var (choice, slots) in sets.All[i].Members)
                _weight[choice] = Math.Min(_weight[choice] + price * slots, Dearest * 8);
        }
        for (var c = 0; c < choices.Count; c++)
            if (state.IsFree(c) && _weight[c] > PostWeight)
                _flow.TrySetCapacity(network.ChoiceArc[c], _weight[c]);
        _flow.Maximise();
        near = Crossing(_flow.NearSide(), isNear: true);
        far = Crossing(_flow.FarSide(), isNear: false);
        return _flow.Value + state.HeldChoices.Sum(c => (long)_weight[c]) - paid;
    }

    /// <summary>The choices that lead over the edge of a side.</summary>
    private List<int> Crossing(bool[] side, bool isNear)
    {
        var crossing = new List<int>();
        for (var c = 0; c < _tail.Length; c++)
            if (side[_tail[c]] != side[_head[c]] && side[_tail[c]] == isNear)
                crossing.Add(c);
        return crossing;
    }

    /// <summary>Keeps a cut that can be manned, learns from one that cannot; false = the lists are too short to know.</summary>
    private bool Judge(BranchState state, List<int> cut)
    {
        foreach (var choice in cut)
            _seen[choice]++;
        _matching.Clear();
        var failed = false;
        failed |= Overfilled(state, cut);
        if (!failed)
        {
            var cordon = cut.Union(state.Required).ToArray();
            failed |= Overfilled(state, state.Required);
            if (!failed && cordon.Length < (Best?.Length ?? int.MaxValue))
            {
                if (_matching.AddPlentiful(cordon).Count > 0)
                    return false;
                Keep(cordon);
            }
        }
        Overfilled(state, state.HeldChoices);
        return true;
    }

    private void Keep(int[] cordon)
    {
        if (Best is null)
            _scansToFirst = _flow.ArcScans;
        Best = cordon;
        Ceiling = Math.Min(Ceiling, cordon.Length);
    }

    private bool Overfilled(BranchState state, IReadOnlyList<int> chosen)
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

    private void Step(BranchState state, long value, double reach, List<int> near, List<int> far)
    {
        while (_price.Count < sets.All.Count)
            _price.Add(0);
        var slope = new double[_price.Count];
        for (var i = 0; i < slope.Length; i++)
            slope[i] = -sets.All[i].Capacity;
        foreach (var cut in (List<int>[])[near, far])
            AddUse(slope, cut.Union(state.HeldChoices));
        var norm = 0.0;
        for (var i = 0; i < slope.Length; i++)
            if (slope[i] > 0 || _price[i] > 0)
                norm += slope[i] * slope[i];
        if (norm == 0)
            return;
        // Aim just above the next whole post: that is what prunes, or what proves one more.
        var target = (_bound / PostWeight + 1) * PostWeight + Math.Max(PostWeight / 4.0, NoWeight);
        var step = reach * Math.Max(target - value, 1) / norm;
        for (var i = 0; i < slope.Length; i++)
            _price[i] = Math.Clamp(_price[i] + step * slope[i], 0, Dearest);
    }

    private void AddUse(double[] slope, IEnumerable<int> chosen)
    {
        foreach (var choice in chosen)
            foreach (var (set, slots) in sets.Holding(choice))
                if (set < slope.Length)
                    slope[set] += 0.5 * slots;
    }

    private int MostDisputed(BranchState state)
    {
        var (best, score) = (-1, -1.0);
        var half = _seen.Max() / 2.0;
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

    public double[] SavePrices() => [.. _price];

    public void RestorePrices(double[] saved)
    {
        for (var i = 0; i < _price.Count; i++)
            _price[i] = i < saved.Length ? saved[i] : 0;
    }
}
