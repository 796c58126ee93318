namespace Dispatch.Domain.Units.Rules;

/// <summary>The multi-assignment policy: refuse. A second promise would silently break the first.</summary>
public static class OneTaskAtATime
{
    public static Refusal? Check(UnitState state, UnitTask task) => state.Task is not { } has || has.Incident == task.Incident ? null
        : new Refusal("promised-elsewhere", $"{state.Profile?.CallSign} is already assigned to {has.Incident}.", RefusalKind.Conflict);
}
