namespace Dispatch.Domain.Units.Rules;

/// <summary>A unit off duty is neither sent nor changes its status.</summary>
public static class MustBeOnDuty
{
    public static Refusal? Check(UnitState state) => state.OnDuty ? null
        : new Refusal("off-duty", $"{state.Profile?.CallSign} is off duty.", RefusalKind.Conflict);
}
