using System.Collections.Immutable;
using Dispatch.Domain.Cordons.City;
using Dispatch.Domain.Incidents;

namespace Dispatch.Domain.Cordons.Orders;

/// <summary>The incident's log says once where he was seen: every plan after it counts on it, also one that changes nothing.</summary>
internal static class SightingsSeen
{
    /// <summary>Null when the log has them already.</summary>
    public static CordonErrand? Record(ImmutableArray<Sighting> before, ImmutableArray<Sighting> now) =>
        !before.IsDefault && before.SequenceEqual(now) ? null : CordonErrand.Record(new SuspectSeen(
            [.. now.Select(one => new SeenPlace(one.At, one.Radius, one.SeenAt, one.Heading?.Degrees))]));
}
