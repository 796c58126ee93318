using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Incidents;

/// <summary>1 = life in danger now, 2 = urgent, 3 = routine, 4 = can wait.</summary>
[GenerateSerializer, Alias("dispatch.Priority")]
public enum Priority
{
    Life = 1,
    Urgent = 2,
    Routine = 3,
    CanWait = 4,
}

/// <summary>How the report came in.</summary>
[GenerateSerializer, Alias("dispatch.SourceChannel")]
public enum SourceChannel
{
    Phone,
    App,
    Walkin,
    Radio,
    Alarm,
    Watch,
    Camera,
    Social,
    OtherAgency,
}

/// <summary>The life of an incident: Open → Dispatched → InProgress → Closed; Closed → Open by reopening.</summary>
[GenerateSerializer, Alias("dispatch.IncidentStatus")]
public enum IncidentStatus
{
    Open,
    Dispatched,
    InProgress,
    Closed,
}

/// <summary>The life of one unit's assignment; a machine of its own, apart from the unit's and the incident's.</summary>
[GenerateSerializer, Alias("dispatch.AssignmentStep")]
public enum AssignmentStep
{
    Dispatched,
    Acknowledged,
    EnRoute,
    OnScene,
    Cleared,
    Declined,
    TakenOff,
}

/// <param name="Address">As the call taker entered it; never replaced by a geocoder's answer.</param>
[GenerateSerializer, Immutable, Alias("dispatch.IncidentLocation")]
public sealed record IncidentLocation(GeoPoint At, string Address);

/// <summary>Personal data: masked for roles that need not see it.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.Caller")]
public sealed record Caller(string? Name, string? Number);

/// <summary>What a call taker enters.</summary>
/// <param name="TypeCode">A code of <c>IncidentTypes</c>.</param>
/// <param name="Drill">Marked as a drill from end to end.</param>
[GenerateSerializer, Immutable, Alias("dispatch.IncidentReport")]
public sealed record IncidentReport(
    string TypeCode,
    Priority Priority,
    SourceChannel Channel,
    IncidentLocation Location,
    Caller? Caller,
    string? Description,
    bool Drill = false);
