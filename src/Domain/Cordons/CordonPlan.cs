using System.Collections.Immutable;

namespace Dispatch.Domain.Cordons;

[GenerateSerializer, Alias("dispatch.CordonStatus")]
public enum CordonStatus
{
    /// <summary>Every way out meets a held post: checked.</summary>
    Closed,
    /// <summary>Proved: no set of posts with units in time closes all ways out.</summary>
    Infeasible,
    /// <summary>Neither a cordon nor a proof was found within the effort allowed. Not the same as infeasible.</summary>
    Undecided,
}

/// <summary>A unit at a post.</summary>
/// <param name="Unit">Index into <see cref="CordonProblem.Units"/>.</param>
/// <param name="ReadyMs">Clock time at which it has the post secured: t_u(v).</param>
[GenerateSerializer, Immutable, Alias("dispatch.PostUnit")]
public readonly record struct PostUnit([property: Id(0)] int Unit, [property: Id(1)] int ReadyMs);

/// <summary>A held crossing.</summary>
/// <param name="Ring">1 = innermost.</param>
/// <param name="DeadlineMs">a(v): the suspect's earliest possible arrival.</param>
[GenerateSerializer, Immutable, Alias("dispatch.Post")]
public sealed record Post(int Node, int Ring, int DeadlineMs, ImmutableArray<PostUnit> Units)
{
    /// <summary>Clock time at which the last of its units is ready.</summary>
    public int ReadyMs => Units.Max(u => u.ReadyMs);

    /// <summary>How long before the suspect could be there it is held; never negative in a closed cordon.</summary>
    public int SlackMs => DeadlineMs - ReadyMs;

    internal Post ReadyAt(int atMs) => this with { Units = [.. Units.Select(u => u with { ReadyMs = atMs })] };
}

/// <summary>The planner's answer.</summary>
/// <param name="Posts">By ring, then by deadline; empty unless closed.</param>
/// <param name="LowerBound">Proved: no closed cordon has fewer posts. 0 when nothing is known.</param>
/// <param name="HorizonMs">The horizon that was used, when one was.</param>
/// <param name="AimProved">
/// Nothing is better in what the plan aims at beside the number of posts (by <see cref="PlanningEffort.StepMs"/> or more); false = the best found within the effort.
/// </param>
[GenerateSerializer, Immutable, Alias("dispatch.CordonPlan")]
public sealed record CordonPlan(
    CordonStatus Status, ImmutableArray<Post> Posts, int LowerBound, int? HorizonMs = null,
    bool AimProved = true)
{
    /// <summary>The effort that the search for fewer posts took, see <see cref="PlanningEffort"/>; 0 when it is not known.</summary>
    [Id(0)]
    public long ArcScans { get; init; }

    /// <summary>Clock time at which the last post is held; null when there is none.</summary>
    public int? ClosureMs => Posts.IsEmpty ? null : Posts.Max(p => p.ReadyMs);

    /// <summary>The smallest slack of all posts; null when there is none.</summary>
    public int? LeastSlackMs => Posts.IsEmpty ? null : Posts.Min(p => p.SlackMs);

    /// <summary>True when the number of posts is proved to be the least possible.</summary>
    public bool IsFewest => Status == CordonStatus.Closed && Posts.Length <= LowerBound;

    /// <summary>True when the plan is proved to be the best in what <paramref name="aim"/> asks for.</summary>
    public bool IsBest(CordonAim aim) => aim == CordonAim.FewestPosts ? IsFewest : Status == CordonStatus.Closed && AimProved;

    internal static CordonPlan Without(CordonStatus status, int lowerBound = 0) => new(status, [], lowerBound);
}
