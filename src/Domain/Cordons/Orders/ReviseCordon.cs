using System.Collections.Immutable;
using Dispatch.Domain.Cordons.City;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Cordons.Orders;

/// <summary>The city at the moment of a decision: the problem on the cordon's clock and the units by their number in it.</summary>
public sealed record CordonMoment(CityNetwork City, CordonProblem Problem, ImmutableArray<PlacedUnit> Units, DateTimeOffset At);

/// <summary>
/// The cordon goes on after a sighting, a refusal, a delay or a post held: incremental, a new version with its difference, and
/// never open in between. What cannot be completed keeps the posts that stand, and says that it is not closed.
/// </summary>
public static class ReviseCordon
{
    /// <summary>He was seen again.</summary>
    public static Outcome<Cordon> Sighted(Cordon cordon, ImmutableArray<Sighting> sightings, CordonMoment now, Actor by) =>
        cordon.Force is not { } force || !cordon.IsActive ? Cordon.NotActive
        : Replan(
            (cordon with { Force = force with { Request = force.Request with { Sightings = sightings } } })
                .With(by, now.At, SightingsSeen.Record(cordon, sightings)),
            now, by, "New sighting.");

    /// <summary>A road is blocked or open again: the problem of the moment has the roads as they are now.</summary>
    public static Outcome<Cordon> Roads(Cordon cordon, CordonMoment now, Actor by) =>
        cordon.Force is null || !cordon.IsActive ? Cordon.NotActive : Replan(cordon, now, by, "The roads have changed.");

    /// <summary>Nobody counts on these units any more; the moment of the decision is taken with that known, or they would be found again.</summary>
    public static Cordon Without(Cordon cordon, IEnumerable<UnitId> units) =>
        cordon.Force is not { } force ? cordon : cordon with { Force = force with { Refused = [.. force.Refused.Union(units)] } };

    /// <summary>Units do not come (see <see cref="Without"/>); others are found for their posts.</summary>
    public static Outcome<Cordon> Refused(Cordon cordon, CordonMoment now, Actor by) =>
        cordon.Force is null || !cordon.IsActive ? Cordon.NotActive : Replan(cordon, now, by, "A unit does not come.");

    public static Outcome<Cordon> Late(Cordon cordon, CordonMoment now, Actor by) =>
        cordon.Force is null || !cordon.IsActive ? Cordon.NotActive : Replan(cordon, now, by, "A unit is late.");

    /// <summary>A smaller cordon within the present one, if one can be held; the present one stays until it is.</summary>
    public static Outcome<Cordon> Shrink(Cordon cordon, CordonMoment now, Actor by)
    {
        if (cordon.Force is not { } force || !cordon.IsActive)
            return Cordon.NotActive;
        var active = ActivePosts.ToActive(force, now.Units);
        var next = force.Aim is null ? active : CordonReplanner.Shrink(active, now.Problem);
        return ReferenceEquals(next, active)
            ? new Refusal("cordon-not-smaller", "No smaller cordon closes within this one while it stands.", RefusalKind.Conflict)
            : Adopt(cordon, next, now, by, "Shrunk around the suspect.");
    }

    /// <summary>A post is held from this moment. Saying so again changes nothing.</summary>
    public static Outcome<Cordon> Held(Cordon cordon, int node, CordonMoment now, Actor by)
    {
        if (cordon.Force is not { } force || !cordon.IsActive)
            return Cordon.NotActive;
        if (force.Posts.FirstOrDefault(post => post.Node == node) is not { } post)
            return UnknownPost(node);
        var active = ActivePosts.ToActive(force, now.Units);
        var next = active.PostHeld(node, force.ClockMs(now.At));
        if (ReferenceEquals(next, active))
            return cordon;
        return Adopt(cordon.With(by, now.At, CordonErrand.Record(new PostHeld(node, post.Plan.Place))), next, now, by, $"{post.Plan.Place} is held.");
    }

    public static Refusal UnknownPost(int node) =>
        new("unknown-post", $"Crossing {node} is not a post of this cordon.", RefusalKind.NotFound, "node");

    private static Outcome<Cordon> Replan(Cordon cordon, CordonMoment now, Actor by, string why)
    {
        var active = ActivePosts.ToActive(cordon.Force!, now.Units);
        var next = cordon.Force!.Aim is null ? active : CordonReplanner.Revise(active, now.Problem);
        if (next.Plan.Status != CordonStatus.Closed || ReferenceEquals(next, active))
            next = ActivePosts.Without(active, cordon.Force.Refused, now.Units);
        return Adopt(cordon, next, now, by, why);
    }

    private static Cordon Adopt(Cordon cordon, ActiveCordon next, CordonMoment now, Actor by, string why)
    {
        var before = cordon.Force!;
        var after = ActivePosts.ToForce(before, next, now, by, why);
        var (left, joined) = (Leaving(before, after), Leaving(after, before));
        return (cordon with { Force = after }).With(
            by, now.At,
            after.Version == before.Version ? null : CordonErrand.Record(new CordonUpdated(
                after.Version, why, after.Closed, PostTasks.Of(after), [.. after.History[^1].Changes.Select(Line)])),
            CordonErrand.To(CordonErrandKind.TakeOff, left[false].Except(after.Refused)),
            CordonErrand.To(CordonErrandKind.Send, joined[false]),
            after.ReleasedBy is null ? null : CordonErrand.To(CordonErrandKind.ReleaseCivilians, left[true]),
            after.ReleasedBy is null ? null : CordonErrand.To(CordonErrandKind.AskCivilians, CiviliansSentOn(before, after)));
    }

    /// <summary>Civilians with a post that was not theirs before: who goes on to another one has to hear of it as well.</summary>
    private static IEnumerable<UnitId> CiviliansSentOn(CordonInForce before, CordonInForce after)
    {
        var had = before.Posts.SelectMany(post => post.Plan.Units.Select(unit => (unit.Unit, post.Node))).ToHashSet();
        return after.Posts.SelectMany(post => post.Plan.Units.Where(unit => unit.Kind.IsCivilian()).Select(unit => (unit.Unit, post.Node)))
            .Where(one => !had.Contains(one)).Select(one => one.Unit);
    }

    private static string Line(CordonChange change) => $"{change.Kind}: {change.Place}. {change.Reason}";

    /// <summary>Units with a post in the one and none in the other, civilians apart.</summary>
    private static ILookup<bool, UnitId> Leaving(CordonInForce one, CordonInForce other)
    {
        var stay = other.Units.Select(unit => unit.Unit).ToHashSet();
        return one.Units.Where(unit => !stay.Contains(unit.Unit)).ToLookup(unit => unit.Kind.IsCivilian(), unit => unit.Unit);
    }
}
