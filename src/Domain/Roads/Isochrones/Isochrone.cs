using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Roads.Isochrones;

/// <summary>A polygon as GeoJSON has it (RFC 7946): rings closed (first = last point), the outer one anticlockwise, holes clockwise.</summary>
public sealed record GeoPolygon(IReadOnlyList<GeoPoint> Outer, IReadOnlyList<IReadOnlyList<GeoPoint>> Holes);

/// <summary>The area that can be reached within a time.</summary>
/// <param name="ReachedNodes">How many crossings are reached.</param>
public sealed record Isochrone(TimeSpan Within, IReadOnlyList<GeoPolygon> Polygons, int ReachedNodes);
