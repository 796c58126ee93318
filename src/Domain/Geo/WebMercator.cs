namespace Dispatch.Domain.Geo;

/// <summary>Spherical Mercator (EPSG:3857) scaled to the unit square, x to the east and y to the south, as map tiles use it.</summary>
public static class WebMercator
{
    /// <summary>atan(sinh π): the latitude at which the square ends.</summary>
    public const double MaxLatitude = 85.051128779806604;

    public static (double X, double Y) Project(GeoPoint point)
    {
        var latitude = Math.Clamp(point.Latitude, -MaxLatitude, MaxLatitude) * Math.PI / 180;
        var y = (1 - (Math.Asinh(Math.Tan(latitude)) / Math.PI)) / 2;
        return ((point.Longitude + 180) / 360, y);
    }

    /// <param name="x">0 (180° W) … 1 (180° E).</param>
    /// <param name="y">0 (north) … 1 (south).</param>
    public static GeoPoint Unproject(double x, double y) =>
        GeoPoint.Of(Math.Atan(Math.Sinh(Math.PI * (1 - (2 * y)))) * 180 / Math.PI, (x * 360) - 180);
}
