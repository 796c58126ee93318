using System.Collections.Immutable;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Recommendation;

/// <summary>What the incident itself asks for, before anybody's wish.</summary>
/// <param name="Kinds">The kinds that its type asks for; used when the request names none. Empty = every kind of the agencies.</param>
/// <param name="Agencies">Whose units may go; empty = any.</param>
/// <param name="Beat">The beat in which the place lies; null when unknown.</param>
/// <param name="VolunteerCapability">
/// The capability with which a volunteer may be sent (medical types); null = no civilian is sent.
/// </param>
/// <param name="Unavailable">Units that this incident has already or that declined it: not recommended again.</param>
public sealed record RecommendationNeeds(
    ImmutableArray<UnitKind> Kinds,
    ImmutableArray<Agency> Agencies,
    string? Beat = null,
    string? VolunteerCapability = null,
    ImmutableArray<UnitId> Unavailable = default);
