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
    public static ImmutableArray<CordonProposal> Make(CordonMoment now, CordonRequest request, int set)
    {
        var ways = request.Means == SuspectMeans.OnFoot && !now.City.HasPaths ? "road" : "way";
        ImmutableArray<CordonProposal> closed =
            [.. CordonPlanner.Propose(now.Problem).Where(one => !one.Plan.Posts.IsEmpty && IsClosed(now.Problem, one.Plan))
                .Select(one => Closing(now, one, set, ways))];
        return closed.IsEmpty ? [Intercepting(now.City, now.Problem, now.Units, $"{set}-interception")] : closed;
    }

    internal static PlannedPost ToPlanned(CityNetwork city, CordonProblem problem, Post post, IReadOnlyList<PlacedUnit> units) => new(
        post.Node, city.LocationOf(post.Node), city.NameOf(post.Node), post.Ring, post.DeadlineMs,
        [.. post.Units.Select(at => Posted(units[at.Unit], at.ReadyMs))], problem.ExitAt(post.Node));

    private static bool IsClosed(CordonProblem problem, CordonPlan plan) => CordonChecker.Check(
        problem with { Rules = problem.Rules with { HorizonMs = plan.HorizonMs ?? problem.Rules.HorizonMs } }, plan).Closed;

    /// <param name="ways">What is closed: "way", or "road" around somebody on foot where the map knows no paths.</param>
    private static CordonProposal Closing(CordonMoment now, CordonAlternative one, int set, string ways) => new(
        $"{set}-{Name(one.Aim)}", one.Aim, true, [.. one.Plan.Posts.Select(post => ToPlanned(now.City, now.Problem, post, now.Units))],
        one.Plan.LowerBound, one.Plan.HorizonMs,
        FormattableString.Invariant($"closed: every {ways} out meets one of {one.Plan.Posts.Length} posts in time{Certainty(one)}"), []);

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
        var leaks = plan.Leaks.Select(route => routes[route].Stops[^1].Node).Distinct().Take(MostLeaks).Select(city.LocationOf);
        return new CordonProposal(id, null, false, [.. posts], 0, null, plan.Words, [.. leaks]);
    }

    private static PostedUnit Posted(PlacedUnit unit, int readyMs) =>
        new(unit.Unit, unit.CallSign, unit.Kind, readyMs, unit.Node, unit.DelayMs);
}
