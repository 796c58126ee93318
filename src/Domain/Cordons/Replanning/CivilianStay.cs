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
        var behind = Behind([.. plan.Posts.Where(p => p.Ring <= CivilianRing.InnerRing)], now);
        return post => MayHold(post.Units, CivilianRing.InnerRing, now) || behind(post);
    }

    /// <summary>
    /// Who may stay when the officers do: first also every civilian whom he cannot come to without meeting one of their posts, then the
    /// officers alone. Each time with the problem in which all others are free to be sent on.
    /// </summary>
    public static IEnumerable<(CordonProblem Eased, ImmutableArray<Post> Staying)> SendOn(CordonProblem pinned, ImmutableArray<Post> standing)
    {
        var officers = standing.Where(p => MayHold(p.Units, CivilianRing.InnerRing, pinned)).ToImmutableArray();
        var behind = Behind(officers, pinned);
        var sheltered = standing.Where(p => officers.Contains(p) || behind(p)).ToImmutableArray();
        if (sheltered.Length > officers.Length && sheltered.Length < standing.Length)
            yield return (Freed(pinned, standing.Except(sheltered)), sheltered);
        if (officers.Length < standing.Length)
            yield return (Freed(pinned, standing.Except(officers)), officers);
    }

    private static CordonProblem Freed(CordonProblem pinned, IEnumerable<Post> posts)
    {
        var free = posts.SelectMany(p => p.Units).Select(u => u.Unit).ToHashSet();
        return pinned with { Units = [.. pinned.Units.Select((u, i) => free.Contains(i) ? u with { Posted = null } : u)] };
    }

    private static Func<Post, bool> Behind(ImmutableArray<Post> inner, CordonProblem now)
    {
        var reached = SuspectWalk.Arrivals(now, inner.ToDictionary(p => p.Node, p => (long)p.ReadyMs), posts: 1);
        return post => reached[post.Node] == SuspectWalk.Never;
    }
}
