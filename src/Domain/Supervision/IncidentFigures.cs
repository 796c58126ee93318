using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;

namespace Dispatch.Domain.Supervision;

/// <summary>
/// What a closed incident leaves for figures: its milestones, where it was, and what came of quality review and call-back. No caller,
/// no texts. Plain values, so that it can be read for years.
/// </summary>
/// <param name="DispatchedAt">When the first unit was sent; null when none was.</param>
/// <param name="ArrivedAt">When the first unit arrived.</param>
/// <param name="ClearedAt">When the last unit that had arrived left.</param>
/// <param name="TakenBy">Account that opened it.</param>
/// <param name="CallBackDue">Null when none was planned.</param>
/// <param name="ReviewPoints">Null while not reviewed.</param>
/// <param name="Version">The higher one wins.</param>
[GenerateSerializer, Immutable, Alias("dispatch.IncidentFigures")]
public sealed record IncidentFigures(
    string Id,
    string TypeCode,
    int Priority,
    double Latitude,
    double Longitude,
    string Address,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DispatchedAt,
    DateTimeOffset? ArrivedAt,
    DateTimeOffset? ClearedAt,
    DateTimeOffset ClosedAt,
    bool Drill,
    string TakenBy,
    DateTimeOffset? CallBackDue,
    DateTimeOffset? CallBackDoneAt,
    int? Satisfaction,
    int? ReviewPoints,
    string? ReviewedBy,
    int Version)
{
    public CellId Cell => CellId.Of(GeoPoint.Of(Latitude, Longitude));

    /// <summary>Null while the incident is not closed.</summary>
    public static IncidentFigures? Of(Incident incident)
    {
        if (incident.ClosedAt is not { } closed)
            return null;
        var (sent, desk, report) = (incident.Assignments, incident.Desk, incident.Report);
        return new IncidentFigures(
            incident.Id.Value, report.TypeCode, (int)report.Priority, report.Location.At.Latitude, report.Location.At.Longitude,
            report.Location.Address, incident.OpenedAt,
            sent.IsEmpty ? null : sent.Min(one => one.DispatchedAt),
            sent.Min(one => one.OnSceneAt),
            sent.Where(one => one.OnSceneAt is not null).Max(one => one.EndedAt),
            closed, report.Drill, incident.OpenedBy.Id,
            desk.CallBack?.Due, desk.CallBack?.DoneAt, desk.CallBack?.Satisfaction, desk.Review?.Points, desk.Review?.By, incident.Version);
    }
}
