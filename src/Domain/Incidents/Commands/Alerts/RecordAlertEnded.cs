namespace Dispatch.Domain.Incidents;

/// <summary>An alert ended, or its data was deleted on schedule: also in a closed incident, and also when its log is nearly full.</summary>
public sealed record RecordAlertEnded(IncidentEvent Happened) : AlertCommand
{
    internal override bool EndsWork => true;

    public override Decision Decide(Incident? incident) => incident is null ? NoSuchIncident : Happened;
}
