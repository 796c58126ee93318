namespace Dispatch.Domain.Units.Rules;

/// <summary>Dispatched, EnRoute and OnScene belong to an assignment and are reached through it only.</summary>
public static class StatusIsOwn
{
    public static Refusal? Check(UnitStatus status) => Enum.IsDefined(status) && status.IsOwn() ? null
        : new Refusal("status-of-assignment", "Set Available, Busy or OutOfService; the other statuses follow from the assignment.", Field: "status");
}
