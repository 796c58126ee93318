namespace Dispatch.Domain.Incidents;

/// <summary>An alert was ordered; a closed incident alerts nobody.</summary>
public sealed record RecordAlertOrdered(AlertOrdered Happened) : AlertCommand
{
    public override Decision Decide(Incident? incident) =>
        incident is null ? NoSuchIncident
        : IncidentStatuses.CheckNotClosed(incident, "order an alert") is { } closed ? closed : Happened;
}
