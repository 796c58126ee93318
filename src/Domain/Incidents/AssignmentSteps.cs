using System.Collections.Immutable;

namespace Dispatch.Domain.Incidents;

/// <summary>
/// The assignment machine. Forward is Dispatched → Acknowledged → EnRoute → OnScene → Cleared; a step may be skipped, and
/// skipping fills in nothing afterwards. A unit may decline until it is on scene, a dispatcher may take it off until it is cleared.
/// Cleared, Declined and TakenOff end the assignment; sending the unit again begins another one.
/// </summary>
public static class AssignmentSteps
{
    private const AssignmentStep Dispatched = AssignmentStep.Dispatched, Acknowledged = AssignmentStep.Acknowledged,
        EnRoute = AssignmentStep.EnRoute, OnScene = AssignmentStep.OnScene, Cleared = AssignmentStep.Cleared,
        Declined = AssignmentStep.Declined, TakenOff = AssignmentStep.TakenOff;

    public static bool IsOpen(this AssignmentStep step) => step is Dispatched or Acknowledged or EnRoute or OnScene;

    /// <summary>The steps that may follow; empty when the assignment has ended.</summary>
    public static ImmutableArray<AssignmentStep> Next(AssignmentStep from) => from switch
    {
        Dispatched => [Acknowledged, EnRoute, OnScene, Cleared, Declined, TakenOff],
        Acknowledged => [EnRoute, OnScene, Cleared, Declined, TakenOff],
        EnRoute => [OnScene, Cleared, Declined, TakenOff],
        OnScene => [Cleared, TakenOff],
        Cleared or Declined or TakenOff => [],
        _ => throw new ArgumentOutOfRangeException(nameof(from), from, "No such step."),
    };

    /// <summary>Null when legal.</summary>
    public static Refusal? Check(UnitId unit, AssignmentStep from, AssignmentStep to)
    {
        var legal = Next(from);
        if (legal.Contains(to))
            return null;
        var next = legal.IsEmpty ? "the assignment has ended; dispatch the unit again to begin another" : $"legal next: {string.Join(", ", legal)}";
        return new Refusal("illegal-step", $"Unit {unit} is {from} and cannot become {to}; {next}.", RefusalKind.Conflict, "step");
    }
}
