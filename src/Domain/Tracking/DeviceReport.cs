using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Tracking;

/// <summary>What a device said, unchecked: coordinates may be NaN, the clock may be wrong.</summary>
/// <param name="Latitude">Degrees, WGS-84.</param>
/// <param name="Longitude">Degrees, WGS-84.</param>
/// <param name="Time">The device's own time of the fix.</param>
/// <param name="SpeedMetresPerSecond">Null when not sent.</param>
/// <param name="HeadingDegrees">Clockwise from north; null when not sent.</param>
/// <param name="AccuracyMetres">Radius of 68 % confidence; null when not sent.</param>
/// <param name="Occupied">A taxi with passengers; null when the device does not say.</param>
/// <param name="Valid">False when the device itself says that it has no fix.</param>
public sealed record DeviceReport(
    UnitId Unit,
    double Latitude,
    double Longitude,
    DateTimeOffset Time,
    double? SpeedMetresPerSecond = null,
    double? HeadingDegrees = null,
    double? AccuracyMetres = null,
    bool? Occupied = null,
    bool Valid = true);

/// <summary>A believed position of a unit.</summary>
/// <param name="Time">Device time, UTC.</param>
[GenerateSerializer, Immutable, Alias("dispatch.Fix")]
public sealed record Fix(
    GeoPoint At,
    DateTimeOffset Time,
    MetresPerSecond? Speed,
    Heading? Heading,
    Metres? Accuracy);
