namespace Dispatch.Domain.Incidents;

/// <summary>The cordon was ordered; from now on its units are told their posts instead of the scene.</summary>
public sealed record RecordCordonActivated(CordonActivated Happened) : CordonCommand
{
    public override Decision Decide(Incident? incident) =>
        incident is null ? NoSuchIncident
        : IncidentStatuses.CheckNotClosed(incident, "order a cordon") is { } closed ? closed : Happened;
}
