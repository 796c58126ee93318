namespace Dispatch.Domain.Incidents;

/// <summary>What was offered, before anybody chose.</summary>
public sealed record RecordCordonProposed(CordonProposed Happened) : CordonCommand
{
    public override Decision Decide(Incident? incident) =>
        incident is null ? NoSuchIncident
        : IncidentStatuses.CheckNotClosed(incident, "plan a cordon") is { } closed ? closed : Happened;
}
