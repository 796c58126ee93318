namespace Dispatch.Domain.Cordons;

/// <summary>
/// The cordon that encloses the least within the present one: the crossings of its outer ring are ways out, so that every post lies on
/// the ring or within. Units at posts serve it only where they stand; it may take more posts, held by units that are free.
/// </summary>
internal static class SmallerCordon
{
    /// <returns>Null when no cordon encloses less, or none was found.</returns>
    public static CordonPlan? Plan(StandingPosts standing)
    {
        var now = standing.Pinned;
        var ring = PostsMet.Within(now, standing.Posts.Select(post => post.Node));
        var within = now with { Exits = now.Exits.AddRange(ring.Edge.Select(v => new CordonExit(v))) };
        var plan = CordonPlanner.Plan(within, CordonAim.SmallestEnclosure);
        if (plan.Status != CordonStatus.Closed || !plan.Posts.All(post => ring.Contains(post.Node)))
            return null;
        // The horizon that found it is no rule for what comes after.
        return PostsMet.Within(now, plan.Posts.Select(post => post.Node)).Enclosed < ring.Enclosed ? plan with { HorizonMs = now.Rules.HorizonMs } : null;
    }
}
