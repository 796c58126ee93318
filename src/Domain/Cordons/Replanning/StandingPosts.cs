using System.Collections.Immutable;
using Dispatch.Domain.Cordons.Search;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Domain.Cordons;

/// <summary>Which posts of a cordon in force can still be counted on, with their units pinned to them.</summary>
internal static class StandingPosts
{
    /// <summary>
    /// A held post stands if it was held before he could be there by the new deadlines; one still being driven to stands
    /// if its units arrive in time on the roads as they are now. The rest are reported as dropped.
    /// </summary>
    public static (CordonProblem Pinned, ImmutableArray<Post> Standing, ImmutableArray<PostChange> Failed) Of(
        ActiveCordon active, CordonProblem now)
    {
        var arrival = SuspectReach.WithinHorizon(now, now.Rules.HorizonMs).ArrivalMs;
        var drive = new ShortestPaths(now.Roads.Units);
        var units = now.Units.ToBuilder();
        var standing = ImmutableArray.CreateBuilder<Post>();
        var failed = ImmutableArray.CreateBuilder<PostChange>();
        foreach (var post in active.AllPosts)
        {
            var deadline = Math.Min(arrival[post.Node], now.Rules.ClosedByMs ?? int.MaxValue);
            var ready = post.Units.Select(u => u with { ReadyMs = active.Held.Contains(post.Node) ? u.ReadyMs : Ready(now, drive, (u.Unit, post.Node), deadline) }).ToImmutableArray();
            if (WhyNot(now, post, ready, deadline) is { } reason)
            {
                failed.Add(new PostChange(PostChangeKind.Dropped, post, reason));
                continue;
            }
            standing.Add(post with { DeadlineMs = arrival[post.Node], Units = ready });
            foreach (var unit in ready)
                units[unit.Unit] = units[unit.Unit] with { Posted = new PostedAt(post.Node, unit.ReadyMs) };
        }
        return (now with { Units = units.ToImmutable() }, standing.ToImmutable(), failed.ToImmutable());
    }

    /// <summary>True when the standing posts alone leave no way out.</summary>
    public static bool Close(CordonProblem pinned, ImmutableArray<Post> standing) =>
        CordonChecker.Check(pinned, new CordonPlan(CordonStatus.Closed, standing, 0)).Closed;

    /// <summary>When the unit has the crossing secured; int.MaxValue = not by the deadline.</summary>
    private static int Ready(CordonProblem now, ShortestPaths drive, (int Unit, int Node) post, int deadline)
    {
        var (rules, start) = (now.Rules, now.Units[post.Unit]);
        var from = (long)rules.ElapsedMs + start.DelayMs + rules.SetupMs + rules.MarginMs;
        if (from > deadline)
            return int.MaxValue;
        drive.Reset().AddSource(start.Node, (int)from);
        drive.BoundMs = deadline;
        while (drive.TrySettle(out var node, out var ms))
            if (node == post.Node)
                return ms;
        return int.MaxValue;
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
