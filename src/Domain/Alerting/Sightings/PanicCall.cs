using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Alerting.Sightings;

/// <summary>
/// A unit's panic button. Belongs to the incident whose alert or task the unit has; the first press counts and pressing again within
/// <see cref="OneCall"/> is the same call.
/// </summary>
/// <param name="At">As the device says, else the last fix; null when neither is known.</param>
/// <param name="Incident">Null when the unit has nothing to do with one.</param>
/// <param name="TakenBy">Who at the centre takes care of it; null while it is open.</param>
[GenerateSerializer, Immutable, Alias("dispatch.PanicCall")]
public sealed record PanicCall(
    UnitId Unit, string CallSign, GeoPoint? At, IncidentId? Incident, DateTimeOffset ReportedAt, Actor? TakenBy = null)
{
    /// <summary>A thumb that presses again and again calls once.</summary>
    public static readonly TimeSpan OneCall = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The call to keep: this one while it is young, else the new one. Who presses again after somebody took the first call is in
    /// trouble still, so that is a new call.
    /// </summary>
    public PanicCall Again(PanicCall next) =>
        next.Unit == Unit && next.ReportedAt - ReportedAt < OneCall && TakenBy is null ? this : next;

    /// <summary>The first to take it stays.</summary>
    public PanicCall Take(Actor by) => TakenBy is null ? this with { TakenBy = by } : this;
}
