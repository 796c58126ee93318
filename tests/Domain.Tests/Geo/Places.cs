using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Tests.Geo;

internal static class Places
{
    /// <summary>Anywhere, with the awkward places far more often than chance would have them.</summary>
    public static GeoPoint Any(Random random)
    {
        double[] latitudes = [90, -90, 0, 89.999999, -89.999999, 85.05, -85.06, 45];
        double[] longitudes = [180, -180, 0, 179.9999999, -179.9999999, 90];
        var latitude = random.Next(4) == 0 ? latitudes[random.Next(latitudes.Length)] : (random.NextDouble() * 180) - 90;
        var longitude = random.Next(4) == 0 ? longitudes[random.Next(longitudes.Length)] : (random.NextDouble() * 360) - 180;
        return GeoPoint.Of(latitude, longitude);
    }

    public static GeoPoint Inhabited(Random random) =>
        GeoPoint.Of((random.NextDouble() * 160) - 80, (random.NextDouble() * 360) - 180);
}
