namespace Dispatch.Domain.Geo;

/// <summary>
/// A flat map in metres around one point (equirectangular): x to the east, y to the north. Within 10 km of the origin
/// and below 65° of latitude, distances differ from the great circle by less than 0.4 %.
/// </summary>
public readonly struct LocalPlane
{
    private const double MetresPerDegree = Earth.RadiusMetres * Math.PI / 180;

    private readonly double metresPerDegreeEast;

    public LocalPlane(GeoPoint origin)
    {
        Origin = origin;
        metresPerDegreeEast = MetresPerDegree * EastScale(origin.Latitude);
    }

    public GeoPoint Origin { get; }

    /// <summary>How much shorter a degree of longitude is at this latitude than at the equator: its cosine, 0…1.</summary>
    public static double EastScale(double latitude) => Math.Max(0, Math.Cos(latitude * Math.PI / 180));

    public (double X, double Y) ToPlane(GeoPoint point) => ToPlane(point.Latitude, point.Longitude);

    public (double X, double Y) ToPlane(double latitude, double longitude) =>
        (Earth.WrapLongitude(longitude - Origin.Longitude) * metresPerDegreeEast,
            (latitude - Origin.Latitude) * MetresPerDegree);

    /// <exception cref="ArgumentOutOfRangeException">The place lies beyond a pole.</exception>
    public GeoPoint ToPoint(double x, double y) => GeoPoint.Of(
        Origin.Latitude + (y / MetresPerDegree), Earth.WrapLongitude(Origin.Longitude + (x / metresPerDegreeEast)));
}
