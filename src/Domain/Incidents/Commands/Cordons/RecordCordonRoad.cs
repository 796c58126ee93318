namespace Dispatch.Domain.Incidents;

/// <summary>A road was reported blocked or open. Allowed before a cordon is ordered: the next proposals count on it.</summary>
public sealed record RecordCordonRoad(CordonRoadReported Happened) : CordonCommand
{
    public override Decision Decide(Incident? incident) =>
        incident is null ? NoSuchIncident
        : IncidentStatuses.CheckNotClosed(incident, "report a road") is { } closed ? closed : Happened;
}
