using Dispatch.Domain.Incidents;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Cordons.Orders;

/// <summary>A second authorised person lets the civilians of a cordon be asked; nobody releases their own order.</summary>
public static class ReleaseCivilians
{
    public static Outcome<Cordon> Decide(Cordon cordon, CommandHeader header)
    {
        if (!cordon.IsActive || cordon.Force is not { } force)
            return Cordon.NotActive;
        if (!force.AwaitsRelease)
            return cordon;
        if (force.ActivatedBy.Id == header.By.Id)
            return new Refusal("second-person-needed", "Whoever ordered the cordon cannot release its civilians; another account must.", RefusalKind.Forbidden);
        var civilians = force.Units.Where(unit => unit.Kind.IsCivilian()).Select(unit => unit.Unit).ToList();
        return (cordon with { Force = force with { ReleasedBy = header.By } }).With(
            header.By, header.At,
            CordonErrand.Record(new CordonReleased(force.Version, civilians.Count)),
            CordonErrand.To(CordonErrandKind.AskCivilians, civilians));
    }
}
