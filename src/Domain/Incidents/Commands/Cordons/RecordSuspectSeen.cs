namespace Dispatch.Domain.Incidents;

/// <summary>Where the suspect was seen, as the commander's plans count on it. Allowed before a cordon is ordered.</summary>
public sealed record RecordSuspectSeen(SuspectSeen Happened) : CordonCommand
{
    public override Decision Decide(Incident? incident) =>
        incident is null ? NoSuchIncident
        : IncidentStatuses.CheckNotClosed(incident, "note a sighting") is { } closed ? closed : Happened;
}
