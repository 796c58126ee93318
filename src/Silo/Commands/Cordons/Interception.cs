using System.Collections.Immutable;
using Dispatch.Domain.Cordons;

namespace Dispatch.Silo.Commands.Cordons;

/// <summary>What is left when no cordon closes: posts that meet the largest share of sampled routes, and the routes that get out.</summary>
/// <param name="Words">To be shown as they are: "not closed: N % of sampled routes pass a post".</param>
internal sealed record Interception(ImmutableArray<Post> Posts, ImmutableArray<EscapeRoute> LeakRoutes, string Words)
{
    private const int Routes = 200;
    private const int Seed = 1;

    public static Interception Of(CordonProblem problem)
    {
        var routes = EscapeRoutes.Sample(problem, Routes, Seed);
        var plan = MaximumInterception.Plan(problem, routes);
        var arrival = SuspectIsochrones.EarliestArrivals(problem);
        var posts = plan.Posts.Select(post => new Post(
            post.Node, 1, arrival[post.Node], [new PostUnit(post.Unit, MaximumInterception.ReadyMs(problem, post))]));
        return new Interception([.. posts.OrderBy(post => post.ReadyMs)], [.. plan.Leaks.Select(leak => routes[leak])], plan.Words);
    }
}
