using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Roads.Snapping;

/// <summary>A place on an arc.</summary>
/// <param name="Fraction">0 at the arc's tail … 1 at its head, by length.</param>
public readonly record struct RoadPosition(int Arc, double Fraction);

/// <summary>Where on the road a fix lies.</summary>
/// <param name="Place">The nearest place on the arc's course.</param>
/// <param name="Distance">From the fix to <paramref name="Place"/>.</param>
/// <param name="NearestNode">The end of the arc that is nearer along the road.</param>
public sealed record RoadSnap(RoadPosition Position, GeoPoint Place, Metres Distance, int NearestNode)
{
    public int Arc => Position.Arc;

    public double Fraction => Position.Fraction;
}
