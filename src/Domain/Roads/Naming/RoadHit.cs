using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Roads.Naming;

/// <summary>One answer to a search by name.</summary>
/// <param name="Title">"A Road" or "A Road / B Street".</param>
/// <param name="Node">The crossing, or for a road the crossing nearest to its middle.</param>
/// <param name="IsCrossing">True for a crossing of two roads, false for a road.</param>
public sealed record RoadHit(string Title, int Node, GeoPoint Location, bool IsCrossing);
