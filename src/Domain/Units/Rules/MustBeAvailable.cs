namespace Dispatch.Domain.Units.Rules;

/// <summary>Busy (a taxi with passengers too) and out-of-service units are not sent.</summary>
public static class MustBeAvailable
{
    public static Refusal? Check(UnitState state) => state.Status == UnitStatus.Available ? null
        : new Refusal("not-available", $"{state.Profile?.CallSign} is {state.Label ?? state.Status.ToString()}.", RefusalKind.Conflict);
}
