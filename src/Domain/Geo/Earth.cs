namespace Dispatch.Domain.Geo;

/// <summary>Distances and directions on the mean sphere of IUGG radius 6,371,008.8 m; within 0.56 % of the ellipsoid.</summary>
public static class Earth
{
    /// <summary>IUGG mean radius R1 in metres (Moritz, Geodetic Reference System 1980).</summary>
    public const double RadiusMetres = 6_371_008.8;

    private const double RadiansPerDegree = Math.PI / 180;

    /// <summary>Great-circle distance by the haversine formula, exact for neighbours too (the arc-cosine form reads 0 below 0.1 m).</summary>
    public static Metres Distance(GeoPoint a, GeoPoint b)
    {
        var latA = a.Latitude * RadiansPerDegree;
        var latB = b.Latitude * RadiansPerDegree;
        var sinLat = Math.Sin((latB - latA) / 2);
        var sinLon = Math.Sin((b.Longitude - a.Longitude) * RadiansPerDegree / 2);
        var h = (sinLat * sinLat) + (Math.Cos(latA) * Math.Cos(latB) * sinLon * sinLon);
        return new Metres(2 * RadiusMetres * Math.Asin(Math.Min(1, Math.Sqrt(h))));
    }

    /// <summary>How far apart two places are at least: the difference of their latitudes, without a sine.</summary>
    public static Metres AtLeast(GeoPoint a, GeoPoint b) => new(Math.Abs(a.Latitude - b.Latitude) * RadiansPerDegree * RadiusMetres);

    /// <summary>Initial great-circle heading from a to b; 0 for the same point.</summary>
    public static Heading HeadingBetween(GeoPoint a, GeoPoint b)
    {
        var latA = a.Latitude * RadiansPerDegree;
        var latB = b.Latitude * RadiansPerDegree;
        var lon = (b.Longitude - a.Longitude) * RadiansPerDegree;
        var y = Math.Sin(lon) * Math.Cos(latB);
        var x = (Math.Cos(latA) * Math.Sin(latB)) - (Math.Sin(latA) * Math.Cos(latB) * Math.Cos(lon));
        return Heading.FromDegrees(Math.Atan2(y, x) / RadiansPerDegree);
    }

    /// <summary>
    /// The point reached by going the distance along the great circle that starts with the heading: a rotation of the
    /// start's unit vector, with its longitude as x axis. The arc tangent keeps its digits at the poles, the arc sine does not.
    /// </summary>
    public static GeoPoint Travel(GeoPoint from, Heading heading, Metres distance)
    {
        var (sinAngle, cosAngle) = Math.SinCos(distance.Value / RadiusMetres);
        var (sinCourse, cosCourse) = Math.SinCos(heading.Degrees * RadiansPerDegree);
        var (sinLat, cosLat) = Math.SinCos(from.Latitude * RadiansPerDegree);
        var x = (cosLat * cosAngle) - (sinLat * sinAngle * cosCourse);
        var y = sinAngle * sinCourse;
        var z = (sinLat * cosAngle) + (cosLat * sinAngle * cosCourse);
        var longitude = from.Longitude + (Math.Atan2(y, x) / RadiansPerDegree);
        return GeoPoint.Of(Math.Atan2(z, Math.Sqrt((x * x) + (y * y))) / RadiansPerDegree, WrapLongitude(longitude));
    }

    internal static double WrapLongitude(double degrees) =>
        degrees is >= -180 and <= 180 ? degrees : degrees - (360 * Math.Floor((degrees + 180) / 360));
}
