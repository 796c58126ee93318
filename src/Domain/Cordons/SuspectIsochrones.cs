using Dispatch.Domain.Cordons.Search;

namespace Dispatch.Domain.Cordons;

/// <summary>How far the suspect can be, for maps.</summary>
public static class SuspectIsochrones
{
    /// <summary>a(v) of every crossing in milliseconds if nobody stops him; int.MaxValue = never.</summary>
    public static int[] EarliestArrivals(CordonProblem problem) =>
        SuspectReach.EarliestArrival(problem.Roads.Suspect, problem.Starts);

    /// <summary>Marks the crossings that he can reach without meeting a post of the plan.</summary>
    public static bool[] Inside(CordonProblem problem, CordonPlan plan)
    {
        var held = plan.Posts.ToDictionary(p => p.Node, p => (long)p.ReadyMs);
        return Array.ConvertAll(SuspectWalk.Arrivals(problem, held, posts: 1), t => t != SuspectWalk.Never);
    }
}
