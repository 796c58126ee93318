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
        if (PostRelief.Plan(standing, active.Held) is { } relief)
            return Next(active, relief, Replaced(active, (relief, now), failed), Relieved(relief, active), failed);
        var repair = KeepUnits(CordonPlanner.Plan(Demanding(standing.Pinned, active, standing.Posts), standing.Reach), standing.Posts, now);
        if (repair.Status == CordonStatus.Closed)
            return Next(active, repair, Replaced(active, (repair, now), failed), "Closes the gap around the posts that stand.", failed);
        if (SendCiviliansOn(active, standing) is { } sentOn)
            return Next(active, sentOn, Replaced(active, (sentOn, now), failed), "Closes the gap around the officers' posts; civilians go on.", failed);
        var fresh = KeepSame(CordonPlanner.Plan(now, standing.Reach), standing.Posts);
        return Next(active, fresh, Replaced(active, (fresh, now), failed), "The posts that stand cannot be completed; planned anew.", failed);
    }

    private static string Relieved(CordonPlan relief, ActiveCordon active) =>
        relief.Posts.Count(post => !active.AllPosts.Any(old => old.Node == post.Node && SameUnits(old, post))) > 1
            ? "Units on their way change posts, so that as few crossings are held as before." : "The nearest other unit takes the post over.";

    /// <summary>Officers stay, civilians may be asked to another post, no more of them than needed; null when there are none, or that is not enough.</summary>
    private static CordonPlan? SendCiviliansOn(ActiveCordon active, StandingPosts standing)
    {
        foreach (var (eased, staying) in CivilianStay.SendOn(standing.Pinned, standing.Posts))
        {
            var plan = KeepSame(
                KeepUnits(CordonPlanner.Plan(Demanding(eased, active, staying), standing.Reach), staying, standing.Pinned), standing.Posts);
            if (plan.Status == CordonStatus.Closed)
                return plan;
        }
        return null;
    }

    /// <summary>
    /// A smaller enclosure: its posts lie on the present ring or within, and fewer crossings are enclosed. Units at posts serve it only
    /// where they stand, so the present cordon stays closed until the new one is.
    /// Returns <paramref name="active"/> itself when there is none.
    /// </summary>
    public static ActiveCordon Shrink(ActiveCordon active, CordonProblem now)
    {
        var standing = StandingPosts.Of(active, now);
        if (!standing.Failed.IsEmpty || !active.Retiring.IsEmpty || SmallerCordon.Plan(standing) is not { } found)
            return active;
        var smaller = KeepUnits(found, standing.Posts, now);
        return Next(active, smaller, Replaced(active, (smaller, now), []), "Encloses less around the suspect.", []);
    }

    /// <summary>With one ring the standing posts are part of the answer; with several they only cost nothing to reach.</summary>
    private static CordonProblem Demanding(CordonProblem pinned, ActiveCordon active, ImmutableArray<Post> standing) =>
        pinned.Rules.Rings > 1 ? pinned : pinned with
        {
            Rules = pinned.Rules with
            {
                ForcedPosts = pinned.Rules.ForcedPosts.Union(
                    standing.Select(p => p.Node).Intersect(active.Plan.Posts.Select(p => p.Node))),
            },
        };

    /// <summary>
    /// A post that stands keeps its units even where another could be there sooner; only civilians do not stay where the inner ring
    /// has come to them.
    /// </summary>
    private static CordonPlan KeepUnits(CordonPlan plan, ImmutableArray<Post> standing, CordonProblem now)
    {
        var unitsAt = standing.ToDictionary(p => p.Node, p => p.Units);
        return plan with
        {
            Posts =
            [
                .. plan.Posts.Select(p => unitsAt.TryGetValue(p.Node, out var units) && CivilianStay.MayHold(units, p.Ring, now) ? p with { Units = units } : p),
            ],
        };
    }

    /// <summary>Where the plan leaves the units that stand there, they are there already.</summary>
    private static CordonPlan KeepSame(CordonPlan plan, ImmutableArray<Post> standing)
    {
        var before = standing.ToDictionary(p => p.Node);
        return plan with
        {
            Posts = [.. plan.Posts.Select(p => before.TryGetValue(p.Node, out var old) && SameUnits(old, p) ? p with { Units = old.Units } : p)],
        };
    }

    /// <summary>Posts that the new plan has no use for but that still stand, with units that it needs nowhere else: they stay until it is complete.</summary>
    private static ImmutableArray<Post> Replaced(ActiveCordon active, (CordonPlan Plan, CordonProblem Now) next, ImmutableArray<PostChange> failed)
    {
        if (next.Plan.Status != CordonStatus.Closed)
            return [];
        var gone = next.Plan.Posts.Select(p => p.Node).Concat(failed.Select(f => f.Post.Node)).ToHashSet();
        var needed = next.Plan.Posts.SelectMany(p => p.Units).Select(u => u.Unit).ToHashSet();
        var mayWait = CivilianStay.MayWait(next.Plan, next.Now);
        return [.. active.AllPosts.Where(p => !gone.Contains(p.Node) && !p.Units.Any(u => needed.Contains(u.Unit)) && mayWait(p))];
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
