using System.Collections.Immutable;
using Dispatch.Domain.Cordons.Search;

namespace Dispatch.Domain.Cordons;

/// <summary>Which posts of a cordon in force can still be counted on.</summary>
/// <param name="Pinned">The problem with the units of these posts pinned to them.</param>
/// <param name="Failed">The others, reported as dropped.</param>
/// <param name="Reach">The suspect's, as it is now.</param>
internal sealed record StandingPosts(
    CordonProblem Pinned, ImmutableArray<Post> Posts, ImmutableArray<PostChange> Failed, SuspectReach Reach)
{
    private bool? _close;

    /// <summary>True when the standing posts alone leave no way out.</summary>
    public bool Close => _close ??= !IsOpen() && CordonChecker.Check(Pinned, new CordonPlan(CordonStatus.Closed, Posts, 0)).Closed;

    /// <summary>
    /// A quick look before the checker's: with one ring he is stopped wherever a post stands, so that a way past all of them is a way out.
    /// False decides nothing.
    /// </summary>
    private bool IsOpen()
    {
        if (Pinned.Rules.Rings > 1)
            return false;
        var shut = Pinned with { Rules = Pinned.Rules with { ForcedPosts = [.. Posts.Select(p => p.Node)] } };
        return Escape.Of(shut, Reach, shut.Rules.HorizonMs).Nodes.Length > Posts.Length;
    }

    /// <summary>
    /// A held post stands if it was held before he could be there by the new deadlines; one still being driven to stands
    /// if its units arrive in time on the roads as they are now.
    /// </summary>
    public static StandingPosts Of(ActiveCordon active, CordonProblem now)
    {
        var reach = SuspectReach.WithinHorizon(now, now.Rules.HorizonMs);
        var drive = new DirectDrive(now.Roads.Units, now.Roads.UnitsBackwards);
        var units = now.Units.ToBuilder();
        var standing = ImmutableArray.CreateBuilder<Post>();
        var failed = ImmutableArray.CreateBuilder<PostChange>();
        foreach (var post in active.AllPosts)
        {
            var deadline = Math.Min(reach.ArrivalMs[post.Node], now.Rules.ClosedByMs ?? int.MaxValue);
            var ready = active.Held.Contains(post.Node) ? post.Units
                : [.. post.Units.Select(u => u with { ReadyMs = Ready(now, drive, (u.Unit, post.Node), deadline) })];
            if (WhyNot(now, post, ready, deadline) is { } reason)
            {
                failed.Add(new PostChange(PostChangeKind.Dropped, post, reason));
                continue;
            }
            standing.Add(post with { DeadlineMs = reach.ArrivalMs[post.Node], Units = ready });
            foreach (var unit in ready)
                units[unit.Unit] = units[unit.Unit] with { Posted = new PostedAt(post.Node, unit.ReadyMs) };
        }
        return new StandingPosts(now with { Units = units.ToImmutable() }, standing.ToImmutable(), failed.ToImmutable(), reach);
    }

    /// <summary>When the unit has the crossing secured; int.MaxValue = not by the deadline.</summary>
    private static int Ready(CordonProblem now, DirectDrive drive, (int Unit, int Node) post, int deadline)
    {
        var (rules, start) = (now.Rules, now.Units[post.Unit]);
        var from = (long)rules.ElapsedMs + start.DelayMs + rules.SetupMs + rules.MarginMs;
        return from <= deadline && !start.Promised && drive.Ms(start.Node, post.Node, (int)(deadline - from)) is { } ms
            ? (int)from + ms : int.MaxValue;
    }

    private static string? WhyNot(CordonProblem now, Post post, ImmutableArray<PostUnit> units, int deadline)
    {
        foreach (var (unit, ready) in units)
        {
            if (now.Units[unit].Promised)
                return FormattableString.Invariant($"Unit {unit} is not to be had any more.");
            if (ready > deadline || ready == int.MaxValue)
                return FormattableString.Invariant($"Unit {unit} would come too late: the suspect may be there at {deadline} ms.");
        }
        if (now.Rules.NoHold.Contains(post.Node))
            return "The crossing may not be held any more.";
        return now.Starts.Any(s => s.Node == post.Node) ? "The suspect may be there now." : null;
    }
}
