using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Alerting.Sightings;
using Dispatch.Domain.Geo;
using Dispatch.Grains.Alerts;
using Dispatch.Grains.Units;

namespace Dispatch.Gateway.Alerts;

/// <summary>What a unit says it saw.</summary>
internal sealed record SightingText(string? Alert, double Lat, double Lon, double? Heading, string? What, string? Note, byte[]? Photo);

/// <summary>Steps, sightings and panic calls of units, the same by line and by HTTP.</summary>
internal sealed class UnitReports(AlertLines lines, IGrainFactory grains, TimeProvider time)
{
    private static readonly Refusal NoIncident = new(
        "sighting-without-alert", "There is no alert for this unit to report on; call 110 instead.", RefusalKind.Conflict, "alert");

    /// <summary>Where a mark of this unit belongs; a refusal when there is no such alert or step.</summary>
    public async ValueTask<Outcome<ActiveAlert>> FindAsync(string? alert, string? step)
    {
        if (ReadStep(step) is null)
            return new Refusal("invalid-field", "step is delivered, seen, accepted, declined, unable, enRoute, atPost or released.", Field: "step");
        return AlertId.TryParse(alert) is { } id && await lines.FindAsync(id) is { } known ? known
            : new Refusal("unknown-alert", $"There is no alert {alert} for this unit.", RefusalKind.NotFound, "alert");
    }

    public static LadderStep? ReadStep(string? step) => step switch
    {
        "delivered" => LadderStep.Delivered,
        "seen" => LadderStep.Seen,
        "accepted" => LadderStep.Accepted,
        "declined" => LadderStep.Declined,
        "unable" => LadderStep.Unable,
        "enRoute" => LadderStep.EnRoute,
        "atPost" => LadderStep.AtPost,
        "released" => LadderStep.Released,
        _ => null,
    };

    public async Task<Outcome<SightingView>> SightAsync(UnitId unit, CommandHeader header, SightingText text)
    {
        if (GeoPoint.TryCreate(text.Lat, text.Lon) is not { } at)
            return new Refusal("invalid-field", "lat and lon are WGS-84 degrees.", Field: "lat");
        if (ReadWhat(text.What) is not { } what)
            return new Refusal("invalid-field", "what is vehicle or person.", Field: "what");
        if (text.Heading is { } degrees && degrees is not (>= 0 and < 360))
            return new Refusal("invalid-heading", "A heading is 0 to below 360 degrees clockwise from north.", Field: "heading");
        if (await grains.GetGrain<IUnitGrain>(unit.Value).Get() is not { } view)
            return new Refusal("unknown-unit", $"There is no unit {unit}.", RefusalKind.NotFound);
        var concerns = await ConcernsAsync(view, text.Alert);
        if (concerns.Incident is not { } incident)
            return NoIncident;
        return await grains.GetGrain<ISightingsGrain>(incident.Value).Report(header, new SightingReport(
            unit, view.Profile.CallSign, view.Profile.Kind, concerns.Alert, at,
            text.Heading is { } heading ? Heading.FromDegrees(heading) : null, what, text.Note, [.. text.Photo ?? []]));
    }

    public async Task<Outcome<PanicView>> PanicAsync(UnitId unit, CommandHeader header, double? lat, double? lon)
    {
        if (await grains.GetGrain<IUnitGrain>(unit.Value).Get() is not { } view)
            return new Refusal("unknown-unit", $"There is no unit {unit}.", RefusalKind.NotFound);
        // A place that cannot be is no reason to turn a cry for help away.
        var at = lat is { } y && lon is { } x ? GeoPoint.TryCreate(y, x) : null;
        var concerns = await ConcernsAsync(view, null);
        var call = new PanicCall(unit, view.Profile.CallSign, at, concerns.Incident, time.GetUtcNow());
        return await grains.GetGrain<IPanicGrain>(unit.Value).Call(header, call);
    }

    /// <summary>The alert that it names and was sent, else the task that it has, else the newest alert that is not over for it.</summary>
    private async Task<(AlertId? Alert, IncidentId? Incident)> ConcernsAsync(UnitView unit, string? alert)
    {
        if (alert is not null)
            return AlertId.TryParse(alert) is { } id && await lines.FindAsync(id) is { } known ? (known.Id, known.Incident) : (null, null);
        if (unit.Task is { } task)
            return (null, task.Incident);
        var current = await lines.CurrentAsync(unit.Profile.Id);
        return current.Count == 0 ? (null, null)
            : current.MaxBy(one => one.Order.SentAt).Order.Order is var order ? (order.Id, order.Incident) : default;
    }

    private static SightingSubject? ReadWhat(string? what) => what switch
    {
        "vehicle" => SightingSubject.Vehicle,
        "person" => SightingSubject.Person,
        _ => null,
    };
}
