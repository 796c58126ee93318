using System.Collections.Immutable;
using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Alerting.Audiences;

/// <summary>
/// The distance to the nearest of some places. They are looked at in the order of their latitudes, outwards from the asked one, until the
/// difference of latitude alone is farther than the nearest found: exact, and a few of 500 posts instead of all for each of 20,000 units.
/// </summary>
internal sealed class NearestAnchor(ImmutableArray<GeoPoint> places)
{
    // Half a per mille less than it is, so that rounding never leaves out a place.
    private static readonly double MetresPerDegree = Earth.Distance(GeoPoint.Of(0, 0), GeoPoint.Of(1, 0)).Value * 0.9995;

    private readonly GeoPoint[] byLatitude = [.. places.OrderBy(place => place.Latitude)];

    /// <summary>Null when there is no place.</summary>
    public Metres? DistanceFrom(GeoPoint at)
    {
        if (byLatitude.Length == 0)
            return null;
        var north = FirstNorthOf(at.Latitude);
        var south = north - 1;
        var nearest = double.MaxValue;
        while (north < byLatitude.Length || south >= 0)
        {
            if (north < byLatitude.Length && !Look(ref north, 1))
                north = byLatitude.Length;
            if (south >= 0 && !Look(ref south, -1))
                south = -1;
        }

        return new Metres(nearest);

        bool Look(ref int index, int step)
        {
            var place = byLatitude[index];
            if (Math.Abs(place.Latitude - at.Latitude) * MetresPerDegree > nearest)
                return false;
            nearest = Math.Min(nearest, Earth.Distance(at, place).Value);
            index += step;
            return true;
        }
    }

    private int FirstNorthOf(double latitude)
    {
        var (low, high) = (0, byLatitude.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (byLatitude[middle].Latitude < latitude)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
