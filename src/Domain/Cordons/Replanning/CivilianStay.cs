using System.Collections.Immutable;

namespace Dispatch.Domain.Cordons;

/// <summary>Civilians watch from behind the police. Where the ring comes to them in a new version, they do not stay.</summary>
public static class CivilianStay
{
    /// <summary>True when these units may hold a post of this ring.</summary>
    public static bool MayHold(ImmutableArray<PostUnit> units, int ring, CordonProblem now) =>
        units.All(u => CivilianRing.MayHold(now.Units[u.Unit].Kind, ring));

    /// <summary>
    /// Which posts that a plan has no use for may wait until it is complete: a civilian's only where he cannot come without meeting
    /// the plan's inner ring.
    /// </summary>
    public static Func<Post, bool> MayWait(CordonPlan plan, CordonProblem now)
    {
        var inner = plan.Posts.Where(p => p.Ring <= CivilianRing.InnerRing).ToDictionary(p => p.Node, p => (long)p.ReadyMs);
        var reached = SuspectWalk.Arrivals(now, inner, posts: 1);
        return post => MayHold(post.Units, CivilianRing.InnerRing, now) || reached[post.Node] == SuspectWalk.Never;
    }

    /// <summary>The problem with every civilian free to be sent on, and the posts of officers alone.</summary>
    public static (CordonProblem Eased, ImmutableArray<Post> Officers) Free(CordonProblem pinned, ImmutableArray<Post> standing) => (
        pinned with { Units = [.. pinned.Units.Select(u => u.Kind == CordonUnitKind.Officer ? u : u with { Posted = null })] },
        [.. standing.Where(p => MayHold(p.Units, CivilianRing.InnerRing, pinned))]);
}
