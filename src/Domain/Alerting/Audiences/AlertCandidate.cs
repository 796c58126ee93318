using System.Collections.Immutable;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Recommendation;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Alerting.Audiences;

/// <summary>A unit as it stands at the moment of sending. A struct: one alert may look at 20,000.</summary>
/// <param name="Summary">Null when the unit is not registered.</param>
/// <param name="Fix">Null when no position is known.</param>
/// <param name="Occupied">A taxi with passengers; null when unknown.</param>
/// <param name="AlertsToday">Alerts sent to it in the last 24 hours: <see cref="AlertTally"/>. May be 0 while they are fewer than the budget.</param>
public readonly record struct AlertCandidate(UnitId Unit, UnitSummary? Summary, Fix? Fix, bool? Occupied, int AlertsToday);

/// <summary>A unit that may be told.</summary>
/// <param name="Distance">From the nearest anchor; null when the audience has none.</param>
/// <param name="EyesOnly">Occupied: looks out on its way and no more.</param>
[GenerateSerializer, Immutable, Alias("dispatch.EligibleUnit")]
public sealed record EligibleUnit(UnitId Unit, string CallSign, UnitKind Kind, GeoPoint? At, Metres? Distance, bool EyesOnly, bool Synthetic = false);

/// <summary>Who may be told, nearest first (ties by id; in no order when the question says so), and how many may not for which reason. Nobody is in neither.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.AudienceChoice")]
public sealed record AudienceChoice(ImmutableArray<EligibleUnit> Eligible, ImmutableArray<Exclusion> Excluded);

/// <summary>When a unit was sent alerts; only the last 24 hours are remembered.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.AlertTally")]
public sealed record AlertTally(ImmutableArray<DateTimeOffset> Sent)
{
    public static readonly AlertTally None = new([]);

    public static readonly TimeSpan Window = TimeSpan.FromHours(24);

    public int Count(DateTimeOffset now) => Sent.Count(at => now - at < Window);

    public AlertTally With(DateTimeOffset at) => new([.. Sent.Where(one => at - one < Window), at]);
}
