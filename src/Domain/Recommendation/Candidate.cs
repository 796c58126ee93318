using Dispatch.Domain.Geo;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Recommendation;

/// <summary>A unit that a cell knows, as the recommender sees it. A struct: one decision may look at thousands.</summary>
/// <param name="Occupied">A taxi with passengers; null when unknown.</param>
public readonly record struct Candidate(UnitSummary Unit, Fix Fix, bool? Occupied);

/// <summary>
/// Driving times by road, asked for at most <see cref="RecommendationLimits.RoadCandidates"/> candidates in one call.
/// </summary>
/// <returns>One entry per candidate, in their order; null where the road network has no answer.</returns>
public delegate IReadOnlyList<TimeSpan?> RoadEta(IReadOnlyList<Candidate> from, GeoPoint to);
