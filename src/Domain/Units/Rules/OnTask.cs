namespace Dispatch.Domain.Units.Rules;

/// <summary>While a unit has a task, its status belongs to the assignment: end or decline that first.</summary>
public static class OnTask
{
    public static Refusal? Check(UnitState state) => state.Task is null ? null : Refuse(state);

    public static Refusal Refuse(UnitState state) => new("on-task",
        $"{state.Profile?.CallSign} is assigned to {state.Task?.Incident}; clear or decline that first.", RefusalKind.Conflict);
}
