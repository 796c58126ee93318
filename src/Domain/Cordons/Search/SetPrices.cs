namespace Dispatch.Domain.Cordons.Search;

/// <summary>A price for each Hall set: what every post counts more that needs one of its units.</summary>
internal sealed class SetPrices(HallSets sets)
{
    private const int Dearest = 1 << 18;
    private readonly List<double> _price = [];

    public double[] Save() => [.. _price];

    /// <summary>Sets learned since then are free again.</summary>
    public void Restore(double[] saved)
    {
        while (_price.Count < saved.Length)
            _price.Add(0);
        for (var i = 0; i < _price.Count; i++)
            _price[i] = i < saved.Length ? saved[i] : 0;
    }

    /// <summary>Adds the prices, in whole numbers, to the weights of the choices that pay them.</summary>
    /// <returns>Σ price · capacity: what a cordon may use for nothing.</returns>
    public long AddTo(int[] weight)
    {
        AddNew();
        var free = 0L;
        for (var i = 0; i < _price.Count; i++)
        {
            var price = (int)_price[i];
            if (price == 0)
                continue;
            free += (long)price * sets.All[i].Capacity;
            foreach (var (choice, slots) in sets.All[i].Members)
                weight[choice] = Math.Min(weight[choice] + price * slots, Dearest * 8);
        }
        return free;
    }

    /// <summary>A step after Polyak: sets that the cuts overfill become dearer, those that they spare cheaper.</summary>
    /// <param name="missing">How far the bound is from where it should be.</param>
    public void Step(double missing, params ReadOnlySpan<IEnumerable<int>> cuts)
    {
        AddNew();
        var slope = new double[_price.Count];
        for (var i = 0; i < slope.Length; i++)
            slope[i] = -sets.All[i].Capacity;
        foreach (var cut in cuts)
            foreach (var choice in cut)
                foreach (var (set, slots) in sets.Holding(choice))
                    slope[set] += (double)slots / cuts.Length;
        var norm = 0.0;
        for (var i = 0; i < slope.Length; i++)
            if (slope[i] > 0 || _price[i] > 0)
                norm += slope[i] * slope[i];
        if (norm == 0)
            return;
        for (var i = 0; i < slope.Length; i++)
            _price[i] = Math.Clamp(_price[i] + missing / norm * slope[i], 0, Dearest);
    }

    private void AddNew()
    {
        while (_price.Count < sets.All.Count)
            _price.Add(0);
    }
}
