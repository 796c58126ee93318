using Dispatch.Domain.Incidents;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Cordons.Orders;

/// <summary>The cordon ends: exactly the units of the plan are let go.</summary>
public static class StandDownCordon
{
    public static Outcome<Cordon> Decide(Cordon cordon, string? reason, Actor by, DateTimeOffset at)
    {
        if (cordon.Standing == CordonStanding.StoodDown)
            return cordon;
        if (!cordon.IsActive || cordon.Force is not { } force)
            return Cordon.NotActive;
        if (reason is { Length: > TextRules.ReasonLimit })
            return new Refusal("text-too-long", $"The reason has at most {TextRules.ReasonLimit} characters.", RefusalKind.Invalid, "reason");
        var units = force.Units.ToLookup(unit => unit.Kind.IsCivilian(), unit => unit.Unit);
        var ended = force with { Closed = false, Posts = [.. force.Posts.Select(post => post with { Status = OrderedPostStatus.Dropped })] };
        return (cordon with { Standing = CordonStanding.StoodDown, Force = ended }).With(
            by, at,
            CordonErrand.Record(new CordonStoodDown(force.Version, reason)),
            CordonErrand.To(CordonErrandKind.TakeOff, units[false]),
            // Whoever was asked hears of the end, also those who hold no post any more.
            force.ReleasedBy is null ? null : new CordonErrand(CordonErrandKind.EndCivilians, [.. units[true].Distinct()], Words: reason));
    }
}
