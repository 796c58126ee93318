using System.Collections.Immutable;
using Dispatch.Domain.Cordons.Search;

namespace Dispatch.Domain.Cordons;

/// <summary>
/// Finds the crossings to hold and who holds each, so that the suspect cannot leave without meeting a held post.
/// Method and limits: docs/decisions/0006-cordon.md.
/// </summary>
public static class CordonPlanner
{
    /// <summary>The cordon with the fewest posts, manned so that it closes as early as those posts allow.</summary>
    public static CordonPlan Plan(CordonProblem problem) => new PlanningRun(problem).Fewest();

    /// <summary>The cordon whose last post is held earliest, with the fewest posts that allow it.</summary>
    public static CordonPlan PlanEarliest(CordonProblem problem) => new PlanningRun(problem).Earliest();
}
