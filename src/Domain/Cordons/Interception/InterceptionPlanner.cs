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
        prices.Descend(search.Met, coverage.Places);
        var proved = prices.Bound < search.Met + 1 || search.Exhaust(prices);
        var posts = search.Best.Select((place, unit) => (place, unit)).Where(pair => pair.place >= 0)
            .Select(pair => new InterceptionPost(pair.unit, coverage.Places[pair.unit][pair.place].Node));
        var meets = search.MetBits();
        var leaks = Enumerable.Range(0, problem.Routes.Length)
            .Where(r => coverage.ClassOf[r] is var c && (c < 0 || (meets[c >> 6] >> c & 1) == 0));
        return new InterceptionPlan(
            [.. posts], problem.Routes.Length, search.Met, proved ? search.Met : (int)Math.Floor(prices.Bound + 1e-6), [.. leaks]);
    }
}
