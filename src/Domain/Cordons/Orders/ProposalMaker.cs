using System.Collections.Immutable;
using Dispatch.Domain.Cordons.City;

namespace Dispatch.Domain.Cordons.Orders;

/// <summary>From a problem to what the commander sees: alternatives that close, each checked once more, or the best interception.</summary>
public static class ProposalMaker
{
    private const int Routes = 200;
    private const int Seed = 110;
    private const int MostLeaks = 50;

    /// <param name="set">Number of this set of proposals; part of their ids.</param>
    public static ImmutableArray<CordonProposal> Make(CityNetwork city, CordonProblem problem, IReadOnlyList<PlacedUnit> units, int set)
    {
        ImmutableArray<CordonProposal> closed =
            [.. CordonPlanner.Propose(problem).Where(one => !one.Plan.Posts.IsEmpty && IsClosed(problem, one.Plan))
                .Select(one => Closing(city, problem, one, units, set))];
        return closed.IsEmpty ? [Intercepting(city, problem, units, $"{set}-interception")] : closed;
    }

    internal static PlannedPost ToPlanned(CityNetwork city, CordonProblem problem, Post post, IReadOnlyList<PlacedUnit> units) => new(
        post.Node, city.Map.Location(post.Node), city.Map.CrossingName(post.Node), post.Ring, post.DeadlineMs,
        [.. post.Units.Select(at => Posted(units[at.Unit], at.ReadyMs))], problem.ExitAt(post.Node));

    private static bool IsClosed(CordonProblem problem, CordonPlan plan) => CordonChecker.Check(
        problem with { Rules = problem.Rules with { HorizonMs = plan.HorizonMs ?? problem.Rules.HorizonMs } }, plan).Closed;

    private static CordonProposal Closing(
        CityNetwork city, CordonProblem problem, CordonAlternative one, IReadOnlyList<PlacedUnit> units, int set) => new(
        $"{set}-{Name(one.Aim)}", one.Aim, true, [.. one.Plan.Posts.Select(post => ToPlanned(city, problem, post, units))],
        one.Plan.LowerBound, one.Plan.HorizonMs,
        FormattableString.Invariant($"closed: every way out meets one of {one.Plan.Posts.Length} posts in time{Certainty(one)}"), []);

    private static string Certainty(CordonAlternative one) => one.Plan.IsBest(one.Aim)
        ? "; proved the best of its kind" : "; the best found in the time for an answer, not proved";

    private static string Name(CordonAim aim) => aim switch
    {
        CordonAim.FewestPosts => "fewestPosts",
        CordonAim.EarliestClosure => "earliestClosure",
        CordonAim.SmallestEnclosure => "smallestEnclosure",
        _ => "mostSlack",
    };

    private static CordonProposal Intercepting(CityNetwork city, CordonProblem problem, IReadOnlyList<PlacedUnit> units, string id)
    {
        var routes = EscapeRoutes.Sample(problem, Routes, Seed);
        var plan = MaximumInterception.Plan(problem, routes);
        var arrivals = SuspectIsochrones.EarliestArrivals(problem);
        var posts = plan.Posts.Select(post => ToPlanned(city, problem, new Post(
            post.Node, CivilianRing.InnerRing, arrivals[post.Node], [new PostUnit(post.Unit, MaximumInterception.ReadyMs(problem, post))]), units));
        var leaks = plan.Leaks.Select(route => routes[route].Stops[^1].Node).Distinct().Take(MostLeaks).Select(city.Map.Location);
        return new CordonProposal(id, null, false, [.. posts], 0, null, plan.Words, [.. leaks]);
    }

    private static PostedUnit Posted(PlacedUnit unit, int readyMs) =>
        new(unit.Unit, unit.CallSign, unit.Kind, readyMs, unit.Node, unit.DelayMs);
}
