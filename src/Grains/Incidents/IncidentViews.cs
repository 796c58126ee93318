using Dispatch.Domain;
using Dispatch.Domain.Incidents;

namespace Dispatch.Grains.Incidents;

/// <summary>Incidents as screens see them.</summary>
internal static class IncidentViews
{
    public static IncidentView Of(Incident incident) => new(
        incident.Id,
        incident.Report,
        incident.Status,
        incident.OpenedAt,
        incident.OpenedBy,
        [.. incident.Assignments.Select(one => Of(incident, one))],
        incident.Disposition,
        incident.ClosedAt,
        incident.Version,
        incident.Desk with { Links = [.. incident.Desk.Links.Where(link => link.Linked)] },
        incident.VerifiedAt);

    public static IncidentSummary SummaryOf(IncidentView incident) => new(
        incident.Id,
        incident.Report.TypeCode,
        incident.Report.Priority,
        incident.Status,
        incident.Report.Location.At,
        incident.Report.Location.Address,
        incident.OpenedAt,
        [.. incident.Assignments.Where(one => one.Step.IsOpen()).Select(one => one.Unit)],
        incident.Report.Drill,
        incident.Version,
        incident.ClosedAt,
        incident.Desk.Major is not null);

    /// <summary>What a dispatch command led to, read from the log: so a repetition gives the same.</summary>
    public static DispatchResult ResultOf(IncidentLog log, CommandHeader header) => new(
        Of(log.Incident!),
        [.. log.CausedBy(header).OfType<DispatchRefused>().Select(one => new UnitRefusal(one.Unit, one.Why))]);

    private static AssignmentView Of(Incident incident, Assignment one) => new(
        one.Unit, one.CallSign, one.Step, one.DispatchedAt, one.AcknowledgedAt, one.EnRouteAt, one.OnSceneAt, one.EndedAt, incident.IsAway(one));
}
