using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Units;

/// <summary>A circle with hysteresis: arrived inside <see cref="Inner"/>, left only outside <see cref="Outer"/>.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.ArrivalFence")]
public sealed record ArrivalFence(IncidentId Incident, GeoPoint Centre, Metres Inner, Metres Outer);
