using System.Collections.Immutable;
using Dispatch.Domain.Cordons;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Silo.Commands.Cordons;

/// <summary>What is left when no cordon closes: posts that meet the largest share of sampled routes, and the routes that get out.</summary>
/// <param name="Words">To be shown as they are: "not closed: N % of sampled routes pass a post".</param>
internal sealed record Interception(ImmutableArray<Post> Posts, ImmutableArray<EscapeRoute> LeakRoutes, string Words)
{
    private const int Routes = 200;
    private const int Seed = 1;

    /// <summary>Of the nearest units only, so that the answer does not take minutes.</summary>
    private const int MostUnits = 60;

    public static Interception Of(CordonProblem problem)
    {
        var near = Nearest(problem);
        var routes = EscapeRoutes.Sample(problem, Routes, Seed);
        var plan = MaximumInterception.Plan(problem with { Units = [.. near.Select(unit => problem.Units[unit])] }, routes);
        var arrival = SuspectIsochrones.EarliestArrivals(problem);
        var posts = plan.Posts.Select(post => new Post(
            post.Node, 1, arrival[post.Node], [new PostUnit(near[post.Unit], Ready(problem, near[post.Unit], post.Node))]));
        return new Interception([.. posts.OrderBy(post => post.ReadyMs)], [.. plan.Leaks.Select(leak => routes[leak])], plan.Words);
    }

    /// <summary>Numbers of the units that are soonest where he was seen.</summary>
    private static int[] Nearest(CordonProblem problem)
    {
        var back = new ShortestPaths(problem.Roads.Units.Reverse());
        foreach (var start in problem.Starts)
            back.AddSource(start.Node);
        back.Run();
        return [.. Enumerable.Range(0, problem.Units.Length)
            .Where(unit => back.IsSettled(problem.Units[unit].Node))
            .OrderBy(unit => back.Time(problem.Units[unit].Node) + problem.Units[unit].DelayMs).Take(MostUnits)];
    }

    private static int Ready(CordonProblem problem, int unit, int node)
    {
        var (rules, at) = (problem.Rules, problem.Units[unit]);
        var leaves = rules.ElapsedMs + at.DelayMs + rules.SetupMs + rules.MarginMs;
        return new ShortestPaths(problem.Roads.Units).AddSource(at.Node, leaves).Run().Time(node) ?? int.MaxValue;
    }
}
