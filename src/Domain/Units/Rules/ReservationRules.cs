namespace Dispatch.Domain.Units.Rules;

/// <summary>Whether a unit may be promised to an incident, in the order in which the reasons matter to a dispatcher.</summary>
public static class ReservationRules
{
    public static Refusal? Check(UnitState state, UnitTask task) =>
        UnitIsRegistered.Check(state)
        ?? CiviliansObserveAndReport.Check(state, task)
        ?? CivilianMustHaveOptedIn.Check(state)
        ?? MustBeOnDuty.Check(state)
        ?? OneTaskAtATime.Check(state, task)
        ?? MustBeAvailable.Check(state);
}
