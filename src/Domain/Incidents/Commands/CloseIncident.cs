namespace Dispatch.Domain.Incidents;

/// <summary>Ends an incident with a disposition; units still on it are cleared at the same moment.</summary>
/// <param name="CallBackDue">When the caller is to be told what became of it; null = not at all.</param>
public sealed record CloseIncident(string Disposition, string? Remark, DateTimeOffset? CallBackDue = null) : IncidentCommand
{
    internal override bool EndsWork => true;

    public override Decision Decide(Incident? incident)
    {
        if (incident is null)
            return NoSuchIncident;
        var refusal = IncidentStatuses.CheckNotClosed(incident, "close it again")
            ?? CheckDisposition(incident.Report.Drill)
            ?? TextRules.Lines(Remark, TextRules.NoteLimit, "remark")
            ?? (CallBackDue is { } due ? PlanCallBack.CheckDue(incident, due, "callBackDue") : null);
        return refusal is not null
            ? refusal
            : Decision.Of(
            [
                .. incident.OpenAssignments.Select(one => new AssignmentProgressed(one.Unit, AssignmentStep.Cleared, "incident-closed")),
                new IncidentClosed(Disposition, Remark),
                .. CallBackDue is { } callBack ? [new CallBackPlanned(callBack.ToUniversalTime(), null)] : Array.Empty<IncidentEvent>(),
            ]);
    }

    // A drill that ends as an arrest would count in the figures, and a real incident that ends as a drill would vanish from them.
    private Refusal? CheckDisposition(bool drill) => Dispositions.Find(Disposition) switch
    {
        null => new Refusal("unknown-disposition", "The disposition is not in the catalogue.", RefusalKind.Invalid, "disposition"),
        { Common: CommonDisposition.Drill } when !drill =>
            new Refusal("not-a-drill", "This incident is not a drill; choose what really came of it.", RefusalKind.Invalid, "disposition"),
        _ => null,
    };
}
