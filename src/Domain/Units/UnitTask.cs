using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Units;

/// <summary>What a unit is sent to do, as its own crew sees it.</summary>
/// <param name="Priority">1 (life) – 4.</param>
/// <param name="Text">One or two short sentences; never the whole plan.</param>
/// <param name="Away">The unit was on scene before it was given this place: its arrival here is watched for as well.</param>
/// <param name="VolunteerCapability">The capability with which a volunteer may be sent; null = no civilian may be.</param>
[GenerateSerializer, Immutable, Alias("dispatch.UnitTask")]
public sealed record UnitTask(
    IncidentId Incident,
    GeoPoint At,
    string Place,
    string TypeCode,
    int Priority,
    string Text,
    DateTimeOffset AssignedAt,
    string? VolunteerCapability = null,
    bool Away = false);
