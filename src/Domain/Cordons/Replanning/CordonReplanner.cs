using System.Collections.Immutable;

namespace Dispatch.Domain.Cordons;

/// <summary>
/// Keeps a cordon closed while the world changes. Units stay where they are as long as their posts still close; what is
/// missing is added around them; posts are given up only when the posts that replace them are held.
/// </summary>
public static class CordonReplanner
{
    /// <summary>
    /// After a new sighting, a refusal, a delay or a blocked road: the problem as it is now, on the same clock, with
    /// <see cref="CordonRules.ElapsedMs"/> = now, units where they are now and refused ones marked as promised.
    /// Returns <paramref name="active"/> itself when nothing needs to change.
    /// </summary>
    public static ActiveCordon Revise(ActiveCordon active, CordonProblem now)
    {
        var standing = StandingPosts.Of(active, now);
        var failed = standing.Failed;
        if (failed.IsEmpty && standing.Close)
            return active;
        if (PostRelief.Plan(standing) is { } relief)
            return Next(active, relief, Replaced(active, relief, failed), "The nearest other unit takes the post over.", failed);
        var repair = KeepUnits(CordonPlanner.Plan(Demanding(active, standing), standing.Reach), standing.Posts);
        if (repair.Status == CordonStatus.Closed)
            return Next(active, repair, Replaced(active, repair, failed), "Closes the gap around the posts that stand.", failed);
        var fresh = CordonPlanner.Plan(now, standing.Reach);
        return Next(active, fresh, [], "The posts that stand cannot be completed; planned anew.", failed);
    }

    /// <summary>
    /// A smaller cordon inside the present one, when it saves more than <paramref name="marginPosts"/> posts. Units at
    /// posts serve it only where they stand, so the present cordon stays closed until the new one is.
    /// Returns <paramref name="active"/> itself when there is none.
    /// </summary>
    public static ActiveCordon Shrink(ActiveCordon active, CordonProblem now, int marginPosts)
    {
        var standing = StandingPosts.Of(active, now);
        if (!standing.Failed.IsEmpty || !active.Retiring.IsEmpty)
            return active;
        var smaller = KeepUnits(CordonPlanner.Plan(standing.Pinned, standing.Reach), standing.Posts);
        if (smaller.Status != CordonStatus.Closed || smaller.Posts.Length >= active.Plan.Posts.Length - marginPosts)
            return active;
        return Next(active, smaller, Replaced(active, smaller, []), "The suspect's reach is smaller now.", []);
    }

    /// <summary>With one ring the standing posts are part of the answer; with several they only cost nothing to reach.</summary>
    private static CordonProblem Demanding(ActiveCordon active, StandingPosts standing) =>
        standing.Pinned.Rules.Rings > 1 ? standing.Pinned : standing.Pinned with
        {
            Rules = standing.Pinned.Rules with
            {
                ForcedPosts = standing.Pinned.Rules.ForcedPosts.Union(
                    standing.Posts.Select(p => p.Node).Intersect(active.Plan.Posts.Select(p => p.Node))),
            },
        };

    /// <summary>A post that stands keeps its units even where another could be there sooner.</summary>
    private static CordonPlan KeepUnits(CordonPlan plan, ImmutableArray<Post> standing)
    {
        var unitsAt = standing.ToDictionary(p => p.Node, p => p.Units);
        return plan with
        {
            Posts = [.. plan.Posts.Select(p => unitsAt.TryGetValue(p.Node, out var units) ? p with { Units = units } : p)],
        };
    }

    /// <summary>Posts that the new plan has no use for but that still stand: they stay until it is complete.</summary>
    private static ImmutableArray<Post> Replaced(ActiveCordon active, CordonPlan plan, ImmutableArray<PostChange> failed)
    {
        var gone = plan.Posts.Select(p => p.Node).Concat(failed.Select(f => f.Post.Node)).ToHashSet();
        return [.. active.AllPosts.Where(p => !gone.Contains(p.Node))];
    }

    private static ActiveCordon Next(
        ActiveCordon active, CordonPlan plan, ImmutableArray<Post> retiring, string reason, ImmutableArray<PostChange> failed)
    {
        var before = active.AllPosts.ToDictionary(p => p.Node);
        var changes = failed.ToBuilder();
        foreach (var post in plan.Posts)
            if (!before.TryGetValue(post.Node, out var old))
                changes.Add(new PostChange(PostChangeKind.Added, post, reason));
            else if (!SameUnits(old, post))
                changes.Add(new PostChange(PostChangeKind.Moved, post, reason));
        foreach (var old in active.AllPosts.Where(old => !plan.Posts.Any(p => p.Node == old.Node)))
            if (active.Retiring.Any(p => p.Node == old.Node) && retiring.Any(p => p.Node == old.Node))
                continue;
            else if (retiring.Any(p => p.Node == old.Node))
                changes.Add(new PostChange(PostChangeKind.Retiring, old, "Stays until every post of the new cordon is held."));
            else if (!failed.Any(f => f.Post.Node == old.Node))
                changes.Add(new PostChange(PostChangeKind.Dropped, old, reason));
        var stays = plan.Posts.Where(p => before.TryGetValue(p.Node, out var old) && SameUnits(old, p)).Concat(retiring);
        var next = new ActiveCordon(
            active.Version + 1, plan, retiring, active.Held.Intersect(stays.Select(p => p.Node)), changes.ToImmutable());
        // Held already, every one: nothing has to wait.
        return next.IsClosed && !retiring.IsEmpty ? DropRetiring(next) : next;
    }

    private static ActiveCordon DropRetiring(ActiveCordon next) => next with
    {
        Retiring = [],
        Held = next.Held.Except(next.Retiring.Select(p => p.Node)),
        Changes = [.. next.Changes.Select(c => c.Kind == PostChangeKind.Retiring
            ? c with { Kind = PostChangeKind.Dropped, Reason = "Every post of the new cordon is held already." } : c)],
    };

    private static bool SameUnits(Post one, Post other) =>
        one.Units.Select(u => u.Unit).Order().SequenceEqual(other.Units.Select(u => u.Unit).Order());
}
