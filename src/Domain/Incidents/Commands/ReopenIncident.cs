namespace Dispatch.Domain.Incidents;

/// <summary>A closed incident goes on; the earlier closing stays in the log.</summary>
public sealed record ReopenIncident(string Reason) : IncidentCommand
{
    public override Decision Decide(Incident? incident)
    {
        if (incident is null)
            return NoSuchIncident;
        var refusal = IncidentStatuses.CheckClosed(incident)
            ?? TextRules.Required(Reason, "reason")
            ?? TextRules.Line(Reason, TextRules.ReasonLimit, "reason");
        return refusal is null ? new IncidentReopened(Reason) : refusal;
    }
}
