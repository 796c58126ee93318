using Dispatch.Domain.Incidents;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Cordons.Orders;

/// <summary>A proposal becomes orders: officers are sent at once, civilians wait for a second person.</summary>
public static class ActivateCordon
{
    /// <summary>A plan made longer ago than this promises posts that cannot be kept.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromMinutes(2);

    /// <param name="mapKey">Of the map whose crossings the plan names.</param>
    public static Outcome<Cordon> Decide(Cordon cordon, string proposal, string mapKey, CommandHeader header)
    {
        if (cordon.IsActive)
            return new Refusal("cordon-active", "A cordon is active already; stand it down before another is ordered.", RefusalKind.Conflict);
        if (cordon.Proposals.FirstOrDefault(one => one.Id == proposal) is not { } chosen || cordon.Asked is not { } request)
            return new Refusal("unknown-proposal", $"There is no proposal {proposal} in the last set; ask for proposals first.", RefusalKind.NotFound, "proposal");
        if (header.At - cordon.ProposedAt > Oldest)
            return new Refusal("proposal-too-old", $"The proposals are older than {Oldest.TotalMinutes} minutes; units have moved. Ask again.", RefusalKind.Conflict, "proposal");
        if (CiviliansOutside.Check(chosen.Posts) is { } civilians)
            return civilians;
        if (chosen.Posts.IsEmpty)
            return new Refusal("nothing-to-order", "This proposal has no posts.", RefusalKind.Conflict, "proposal");
        var zero = request.Sightings.Min(sighting => sighting.SeenAt);
        var force = new CordonInForce(
            zero, request, mapKey, chosen.Aim, chosen.HorizonMs, chosen.LowerBound, 1,
            [.. chosen.Posts.Select(post => new OrderedPost(post, OrderedPostStatus.Planned))], false, [], header.By, null,
            [new CordonVersion(1, header.At, header.By, "First order.", [.. chosen.Posts.Select(post => new CordonChange(PostChangeKind.Added, post.Node, post.Place, "First order."))])],
            []);
        var officers = force.Units.Where(unit => !unit.Kind.IsCivilian()).Select(unit => unit.Unit);
        return (cordon with { Standing = CordonStanding.Active, Force = force }).With(
            header.By, header.At,
            CordonErrand.Record(new CordonActivated(1, chosen.Id, chosen.Closes, force.AwaitsRelease, PostTasks.Of(force))),
            CordonErrand.To(CordonErrandKind.Send, officers));
    }
}
