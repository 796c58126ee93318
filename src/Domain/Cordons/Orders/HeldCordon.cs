using System.Collections.Immutable;
using Dispatch.Domain.Cordons.City;

namespace Dispatch.Domain.Cordons.Orders;

/// <summary>Asks the checker about the posts that are held now, and about nothing that is only promised.</summary>
internal static class HeldCordon
{
    public static bool IsClosed(CordonProblem problem, ImmutableArray<Post> held)
    {
        if (held.IsEmpty)
            return false;
        var units = problem.Units.ToBuilder();
        foreach (var post in held)
            foreach (var at in post.Units)
                units[at.Unit] = units[at.Unit] with { Promised = false, Posted = new PostedAt(post.Node, at.ReadyMs) };
        // What has to be manned elsewhere (forced posts) is an order, not a condition for being closed.
        var asHeld = problem with { Units = units.ToImmutable(), Rules = problem.Rules with { ForcedPosts = [], ClosedByMs = null } };
        return CordonChecker.Check(asHeld, new CordonPlan(CordonStatus.Closed, held, 0, problem.Rules.HorizonMs)).Closed;
    }
}
