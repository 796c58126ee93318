using System.Collections.Immutable;

namespace Dispatch.Domain.Cordons;

/// <summary>
/// Places units so that the most sampled routes pass one of them in time. Greedy and exchange give an answer, route
/// prices an upper bound that rules most places out, and a search over the rest proves the answer where it can.
/// </summary>
public static class InterceptionPlanner
{
    public static InterceptionPlan Plan(InterceptionProblem problem)
    {
        var coverage = RouteCoverage.Of(problem);
        var search = new PlaceSearch(coverage, problem.MostSteps);
        search.Improve();
        var prices = new RoutePrices(coverage);
        prices.Descend(search.Met, coverage.Places, problem.MostSteps / 4);
        var proved = prices.Bound < search.Met + 1 || search.Exhaust(prices);
        var meets = search.MetBits();
        var leaks = Enumerable.Range(0, problem.Routes.Length)
            .Where(r => coverage.ClassOf[r] is var c && (c < 0 || (meets[c >> 6] >> c & 1) == 0));
        return new InterceptionPlan(
            [.. Needed(search.Best, coverage)], problem.Routes.Length, search.Met, proved ? search.Met : (int)Math.Floor(prices.Bound + 1e-6), [.. leaks]);
    }

    /// <summary>Without the units that add nothing, such as a second one at the same crossing: they stay free.</summary>
    private static IEnumerable<InterceptionPost> Needed(int[] places, RouteCoverage coverage)
    {
        var kept = Enumerable.Range(0, places.Length).Where(unit => places[unit] >= 0)
            .Select(unit => (Unit: unit, coverage.Places[unit][places[unit]].Node, coverage.Places[unit][places[unit]].Met))
            .OrderBy(post => coverage.WeightOf(post.Met)).ToList();
        foreach (var post in kept.ToArray())
        {
            var others = kept.FindAll(one => one.Unit != post.Unit);
            if (Met(others.ConvertAll(one => one.Met)) == Met(kept.ConvertAll(one => one.Met)))
                kept = others;
        }
        return kept.OrderBy(post => post.Unit).Select(post => new InterceptionPost(post.Unit, post.Node));

        int Met(List<ulong[]> sets) => sets.Count == 0 ? 0
            : coverage.WeightOf([.. Enumerable.Range(0, sets[0].Length).Select(word => sets.Aggregate(0UL, (all, set) => all | set[word]))]);
    }
}
