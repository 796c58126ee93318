using System.Globalization;
using System.Text.Json.Serialization;

namespace Dispatch.Domain.Geo;

/// <summary>A place in WGS-84: latitude −90…90 and longitude −180…180, both finite, in degrees.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.GeoPoint")]
public readonly record struct GeoPoint
{
    [JsonConstructor]
    private GeoPoint(double latitude, double longitude) => (Latitude, Longitude) = (latitude, longitude);

    [Id(0)] public double Latitude { get; }

    [Id(1)] public double Longitude { get; }

    /// <exception cref="ArgumentOutOfRangeException">A coordinate is not finite or out of range.</exception>
    public static GeoPoint Of(double latitude, double longitude) =>
        TryCreate(latitude, longitude) ?? throw new ArgumentOutOfRangeException(
            nameof(latitude), $"({latitude}, {longitude}) is not a WGS-84 latitude and longitude.");

    /// <summary>Null when a coordinate is not finite or out of range.</summary>
    public static GeoPoint? TryCreate(double latitude, double longitude) =>
        latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180 ? new GeoPoint(latitude, longitude) : null;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Latitude:0.######},{Longitude:0.######}");
}
