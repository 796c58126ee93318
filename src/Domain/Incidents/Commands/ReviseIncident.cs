namespace Dispatch.Domain.Incidents;

/// <summary>Corrects what was entered; null = as it is. Only what really differs is written.</summary>
public sealed record ReviseIncident(string? TypeCode, Priority? Priority, IncidentLocation? Location, string? Description) : IncidentCommand
{
    public override Decision Decide(Incident? incident)
    {
        if (incident is null)
            return NoSuchIncident;
        if ((IncidentStatuses.CheckNotClosed(incident, "correct it") ?? CheckEntries()) is { } refusal)
            return refusal;
        var report = incident.Report;
        var change = new IncidentRevised(
            TypeCode == report.TypeCode ? null : TypeCode,
            Priority == report.Priority ? null : Priority,
            Location == report.Location ? null : Location,
            Description == report.Description ? null : Description);
        return change == new IncidentRevised(null, null, null, null) ? Decision.Nothing : change;
    }

    private Refusal? CheckEntries() =>
        (TypeCode is null ? null : ReportRules.Type(TypeCode))
        ?? (Priority is { } priority ? ReportRules.Priority(priority) : null)
        ?? ReportRules.Location(Location)
        ?? ReportRules.Description(Description);
}
