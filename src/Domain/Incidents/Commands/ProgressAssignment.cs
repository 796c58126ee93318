namespace Dispatch.Domain.Incidents;

/// <summary>A unit moved on, declined, or was taken off. Saying again what is already so changes nothing.</summary>
public sealed record ProgressAssignment(UnitId Unit, AssignmentStep Step, string? Reason) : IncidentCommand
{
    internal override bool EndsWork => true;

    public override Decision Decide(Incident? incident)
    {
        if (incident is null)
            return NoSuchIncident;
        if (!Enum.IsDefined(Step))
            return new Refusal("unknown-step", "No such assignment step.", RefusalKind.Invalid, "step");
        if (TextRules.Line(Reason, TextRules.ReasonLimit, "reason") is { } text)
            return text;
        if ((incident.OpenAssignmentOf(Unit) ?? incident.Assignments.LastOrDefault(one => one.Unit == Unit)) is not { } assignment)
            return new Refusal("not-assigned", $"Unit {Unit} was not sent to incident {incident.Id}.", RefusalKind.NotFound, "unit");
        if (assignment.Step == Step)
            return Decision.Nothing;
        return AssignmentSteps.Check(Unit, assignment.Step, Step) is { } illegal ? illegal : new AssignmentProgressed(Unit, Step, Reason);
    }
}
