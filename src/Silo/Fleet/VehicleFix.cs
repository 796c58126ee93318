using Dispatch.Domain;
using Dispatch.Domain.Geo;

namespace Dispatch.Silo.Fleet;

/// <summary>Where a vehicle is at some moment.</summary>
/// <param name="Speed">Metres a second; null when not known.</param>
/// <param name="Heading">Degrees clockwise from north; null when not known.</param>
/// <param name="Occupied">Taxis only; null when not known.</param>
internal readonly record struct VehicleFix(UnitId Unit, GeoPoint At, DateTimeOffset Time, double? Speed, double? Heading, bool? Occupied);
