using System.Collections.Immutable;
using Dispatch.Domain.Cordons.City;

namespace Dispatch.Domain.Cordons.Orders;

/// <summary>Between the posts as they are remembered, by unit id, and as the re-planner has them, by number in the problem.</summary>
internal static class ActivePosts
{
    public static ActiveCordon ToActive(CordonInForce force, ImmutableArray<PlacedUnit> units)
    {
        var numbers = units.Select((unit, number) => (unit.Unit, number)).ToDictionary(pair => pair.Unit, pair => pair.number);
        var plan = new CordonPlan(
            force.Aim is null ? CordonStatus.Undecided : CordonStatus.Closed, [.. force.Current.Select(ToPost)], force.LowerBound, force.HorizonMs);
        var held = force.Posts.Where(post => post.Status == OrderedPostStatus.Held).Select(post => post.Node);
        return new ActiveCordon(force.Version, plan, [.. force.Posts.Where(post => post.Retiring).Select(ToPost)], [.. held], []);

        Post ToPost(OrderedPost post) => new(
            post.Node, post.Plan.Ring, post.Plan.DeadlineMs, [.. post.Plan.Units.Select(unit => new PostUnit(numbers[unit.Unit], unit.ReadyMs))]);
    }

    /// <summary>The same posts without those of units that do not come.</summary>
    public static ActiveCordon Without(ActiveCordon active, ImmutableArray<UnitId> refused, ImmutableArray<PlacedUnit> units)
    {
        var failed = active.AllPosts.Where(post => post.Units.Any(at => refused.Contains(units[at.Unit].Unit))).ToList();
        var nodes = failed.Select(post => post.Node).ToHashSet();
        return failed.Count == 0 ? active : active with
        {
            Version = active.Version + 1,
            Plan = active.Plan with { Posts = [.. active.Plan.Posts.Where(post => !nodes.Contains(post.Node))] },
            Retiring = [.. active.Retiring.Where(post => !nodes.Contains(post.Node))],
            Held = active.Held.Except(nodes),
            Changes = [.. failed.Select(post => new PostChange(PostChangeKind.Dropped, post, "Its unit does not come and no other is in time."))],
        };
    }

    /// <summary>The deadlines are those of the moment; closed is what the checker says of the posts held.</summary>
    public static CordonInForce ToForce(CordonInForce before, ActiveCordon next, CordonMoment now, Actor by, string why)
    {
        var arrivals = SuspectIsochrones.EarliestArrivals(now.Problem);
        var old = before.Posts.ToDictionary(post => post.Node);
        var posts = next.Plan.Posts.Select(post => Order(post, false)).Concat(next.Retiring.Select(post => Order(post, true))).ToImmutableArray();
        var held = next.AllPosts.Where(post => next.Held.Contains(post.Node)).Select(post => post with { DeadlineMs = arrivals[post.Node] });
        var after = before with
        {
            Version = next.Version,
            Posts = posts,
            HorizonMs = next.Plan.HorizonMs ?? before.HorizonMs,
            LowerBound = next.Plan.LowerBound,
            Starts = now.Problem.Starts,
            Closed = HeldCordon.IsClosed(now.Problem, [.. held]),
        };
        return next.Version == before.Version ? after : after with { History = Remembered(before, next, now, by, why) };

        OrderedPost Order(Post post, bool retiring)
        {
            var planned = ProposalMaker.ToPlanned(now.City, now.Problem, post with { DeadlineMs = arrivals[post.Node] }, now.Units);
            var known = old.GetValueOrDefault(post.Node);
            var same = known is not null && known.Plan.Units.Select(unit => unit.Unit).SequenceEqual(planned.Units.Select(unit => unit.Unit));
            var status = next.Held.Contains(post.Node) ? OrderedPostStatus.Held
                : same && known!.Status != OrderedPostStatus.Held ? known.Status : OrderedPostStatus.Planned;
            return new OrderedPost(planned, status, retiring);
        }
    }

    private static ImmutableArray<CordonVersion> Remembered(CordonInForce before, ActiveCordon next, CordonMoment now, Actor by, string why)
    {
        var changes = next.Changes.Select(change => new CordonChange(
            change.Kind, change.Post.Node, now.City.NameOf(change.Post.Node), change.Reason));
        var history = before.History.Add(new CordonVersion(next.Version, now.At, by, why, [.. changes]));
        return history.Length <= CordonInForce.KeptVersions ? history : history.RemoveAt(0);
    }
}
