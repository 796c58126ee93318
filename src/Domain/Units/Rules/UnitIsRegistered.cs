namespace Dispatch.Domain.Units.Rules;

public static class UnitIsRegistered
{
    public static Refusal? Check(UnitState state) => state.IsRegistered ? null
        : new Refusal("unknown-unit", "No such unit is registered.", RefusalKind.NotFound);
}
