namespace Dispatch.Domain.Incidents;

/// <summary>What happens to an alert, and what its recipients report. Allowed after closing too: what is learnt late belongs to the record.</summary>
public sealed record RecordAlertNews(IncidentEvent Happened) : AlertCommand
{
    public override Decision Decide(Incident? incident) => incident is null ? NoSuchIncident : Happened;
}
