using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Tests.Geo;

/// <summary>The slow oracle: places as unit vectors in space, without a line of spherical trigonometry.</summary>
internal readonly record struct Vector(double X, double Y, double Z)
{
    public static Vector Of(GeoPoint p)
    {
        var (lat, lon) = (p.Latitude * Math.PI / 180, p.Longitude * Math.PI / 180);
        return new Vector(Math.Cos(lat) * Math.Cos(lon), Math.Cos(lat) * Math.Sin(lon), Math.Sin(lat));
    }

    public static Vector North(GeoPoint p)
    {
        var (lat, lon) = (p.Latitude * Math.PI / 180, p.Longitude * Math.PI / 180);
        return new Vector(-Math.Sin(lat) * Math.Cos(lon), -Math.Sin(lat) * Math.Sin(lon), Math.Cos(lat));
    }

    public static Vector East(GeoPoint p)
    {
        var lon = p.Longitude * Math.PI / 180;
        return new Vector(-Math.Sin(lon), Math.Cos(lon), 0);
    }

    public double Length => Math.Sqrt((X * X) + (Y * Y) + (Z * Z));

    public static Vector operator -(Vector a, Vector b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static Vector operator +(Vector a, Vector b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Vector operator *(Vector a, double f) => new(a.X * f, a.Y * f, a.Z * f);

    public double Dot(Vector b) => (X * b.X) + (Y * b.Y) + (Z * b.Z);

    public Vector Cross(Vector b) => new((Y * b.Z) - (Z * b.Y), (Z * b.X) - (X * b.Z), (X * b.Y) - (Y * b.X));

    /// <summary>Angle by atan2 of cross and dot: exact for near and for antipodal places alike.</summary>
    public double AngleTo(Vector b) => Math.Atan2(Cross(b).Length, Dot(b));
}
