namespace Dispatch.Domain.Geo;

/// <summary>A box in degrees; West &gt; East means that it crosses the antimeridian.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.GeoBox")]
public sealed record GeoBox(double South, double West, double North, double East)
{
    /// <summary>The smallest box that holds the circle; the whole turn of longitudes when the circle reaches a pole.</summary>
    public static GeoBox Around(GeoPoint centre, Metres radius)
    {
        var angle = radius.Value / Earth.RadiusMetres;
        var latitudeSpan = angle * 180 / Math.PI;
        var south = centre.Latitude - latitudeSpan;
        var north = centre.Latitude + latitudeSpan;
        var cosine = Math.Cos(centre.Latitude * Math.PI / 180);
        if (south <= -90 || north >= 90 || Math.Sin(angle) >= cosine)
            return new GeoBox(Math.Max(south, -90), -180, Math.Min(north, 90), 180);
        var longitudeSpan = Math.Asin(Math.Sin(angle) / cosine) * 180 / Math.PI;
        return new GeoBox(south, Earth.WrapLongitude(centre.Longitude - longitudeSpan), north,
            Earth.WrapLongitude(centre.Longitude + longitudeSpan));
    }

    public bool Contains(GeoPoint point) =>
        point.Latitude >= South && point.Latitude <= North && (West <= East
            ? point.Longitude >= West && point.Longitude <= East
            : point.Longitude >= West || point.Longitude <= East);
}
