using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Sightings;

namespace Dispatch.Grains.Alerts;

/// <summary>From what a unit reported to what is kept, and from that to what the centre sees.</summary>
internal static class SightingViews
{
    public static UnitSighting Kept(this SightingReport report, SightingId id, IncidentId incident, string? photo, DateTimeOffset at) => new(
        id, incident, report.Alert, report.Unit, report.CallSign, report.UnitKind, report.What, report.At, report.Heading, report.Note, photo, at, []);

    public static SightingView View(this UnitSighting one)
    {
        var last = one.Judgements is [.., var judgement] ? judgement : null;
        return new SightingView(
            one.Id, one.Incident, one.Alert, one.Unit, one.CallSign, one.At, one.Heading, one.What, one.Note, one.Photo is not null,
            one.Grade, last?.By, last?.Note, one.ReportedAt);
    }
}
