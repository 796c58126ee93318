namespace Dispatch.Domain.Incidents;

/// <summary>A call becomes an incident.</summary>
public sealed record OpenIncident(IncidentReport Report) : IncidentCommand
{
    public override Decision Decide(Incident? incident)
    {
        // A repetition never comes here. So this is another command whose id happens to be the same (see IncidentIds).
        if (incident is not null)
            return new Refusal("incident-exists", $"Incident {incident.Id} was opened by another command; send this one again with a new key.", RefusalKind.Conflict);
        return ReportRules.Check(Report) is { } refusal ? refusal : new IncidentOpened(Report);
    }
}
