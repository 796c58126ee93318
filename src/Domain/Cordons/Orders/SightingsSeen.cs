using System.Collections.Immutable;
using Dispatch.Domain.Cordons.City;
using Dispatch.Domain.Incidents;

namespace Dispatch.Domain.Cordons.Orders;

/// <summary>The incident's log says once where he was seen: every plan after it counts on it, also one that changes nothing.</summary>
internal static class SightingsSeen
{
    /// <summary>A page says "so many seconds ago" each time it asks, so the same sighting comes back a moment earlier or later.</summary>
    private static readonly TimeSpan s_sameMoment = TimeSpan.FromSeconds(3);

    /// <summary>Null when the cordon's plans count on them already.</summary>
    public static CordonErrand? Record(Cordon before, ImmutableArray<Sighting> now) =>
        AreKnown(before.Asked, now) || AreKnown(before.Force?.Request, now) ? null : CordonErrand.Record(new SuspectSeen(
            [.. now.Select(one => new SeenPlace(one.At, one.Radius, one.SeenAt, one.Heading?.Degrees))]));

    private static bool AreKnown(CordonRequest? request, ImmutableArray<Sighting> now) =>
        request is not null && request.Sightings.Length == now.Length && request.Sightings.Zip(now).All(pair => IsSame(pair.First, pair.Second));

    private static bool IsSame(Sighting one, Sighting other) =>
        one with { SeenAt = other.SeenAt } == other && (one.SeenAt - other.SeenAt).Duration() <= s_sameMoment;
}
