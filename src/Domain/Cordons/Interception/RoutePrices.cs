using System.Numerics;

namespace Dispatch.Domain.Cordons;

/// <summary>
/// An upper bound on the routes that can be met: a price p_r in [0, 1] on each route gives
/// Σ w_r (1 − p_r) + Σ over units of their best place at those prices (Lagrange). Prices follow the subgradient.
/// </summary>
internal sealed class RoutePrices(RouteCoverage coverage)
{
    private const int MostRounds = 400;
    private readonly double[] _price = NewHalf(coverage.Weights.Length);
    private double[] _bestPrice = NewHalf(coverage.Weights.Length);

    public double Bound { get; private set; } = double.MaxValue;

    /// <summary>Lowers the bound towards <paramref name="met"/>, the best number known to be met.</summary>
    /// <param name="mostSteps">How often a place may be weighed.</param>
    public void Descend(int met, IReadOnlyList<List<(int Node, ulong[] Met)>> places, long mostSteps)
    {
        var (reach, sinceBetter) = (1.0, 0);
        var rounds = Math.Clamp(mostSteps / Math.Max(places.Sum(unit => unit.Count), 1), 1, MostRounds);
        for (var round = 0; round < rounds && Bound >= met + 1; round++)
        {
            var bound = Evaluate(places, out var slope, out var norm);
            if (bound < Bound - 1e-6)
            {
                sinceBetter = bound < Bound - 0.01 ? 0 : sinceBetter + 1;
                (Bound, _bestPrice) = (bound, (double[])_price.Clone());
            }
            else if (++sinceBetter % 8 == 0)
                reach /= 2;
            if (norm == 0 || sinceBetter > 60)
                break;
            var step = reach * (bound - met) / norm;
            for (var r = 0; r < slope.Length; r++)
                _price[r] = Math.Clamp(_price[r] - step * slope[r], 0, 1);
        }
    }

    /// <summary>The worth of each place at the best prices, and the worth of the unit's best one.</summary>
    public double Worth(ulong[] met) => Worth(met, _bestPrice);

    private double Evaluate(IReadOnlyList<List<(int Node, ulong[] Met)>> places, out double[] slope, out double norm)
    {
        slope = new double[_price.Length];
        var bound = 0.0;
        for (var r = 0; r < slope.Length; r++)
            (slope[r], bound) = (-coverage.Weights[r], bound + coverage.Weights[r] * (1 - _price[r]));
        foreach (var unit in places)
        {
            var (best, worth) = ((ulong[]?)null, 0.0);
            foreach (var (_, met) in unit)
                if (Worth(met, _price) is var here && here > worth)
                    (best, worth) = (met, here);
            bound += worth;
            for (var r = 0; best is not null && r < slope.Length; r++)
                if ((best[r >> 6] >> r & 1) == 1)
                    slope[r] += coverage.Weights[r];
        }
        norm = 0;
        for (var r = 0; r < slope.Length; r++)
            if (!(slope[r] < 0 && _price[r] >= 1) && !(slope[r] > 0 && _price[r] <= 0))
                norm += slope[r] * slope[r];
        return bound;
    }

    private double Worth(ulong[] met, double[] price)
    {
        var worth = 0.0;
        for (var word = 0; word < met.Length; word++)
            for (var bits = met[word]; bits != 0; bits &= bits - 1)
            {
                var r = 64 * word + BitOperations.TrailingZeroCount(bits);
                worth += coverage.Weights[r] * price[r];
            }
        return worth;
    }

    private static double[] NewHalf(int length)
    {
        var prices = new double[length];
        Array.Fill(prices, 0.5);
        return prices;
    }
}
