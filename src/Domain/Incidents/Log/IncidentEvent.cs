using Dispatch.Domain.Recommendation;

namespace Dispatch.Domain.Incidents;

/// <summary>
/// Something that happened to an incident. Parameters are append-only and new ones have defaults: logs of years ago are read with
/// these types.
/// </summary>
public abstract record IncidentEvent;

public sealed record IncidentOpened(IncidentReport Report) : IncidentEvent;

/// <summary>The units proposed, with every reason, as the dispatcher saw them.</summary>
public sealed record RecommendationMade(RecommendationResult Result) : IncidentEvent;

public sealed record UnitDispatched(UnitId Unit, string CallSign) : IncidentEvent;

/// <summary>A unit that was wanted and could not be sent, with the reason.</summary>
public sealed record DispatchRefused(UnitId Unit, Refusal Why) : IncidentEvent;

public sealed record AssignmentProgressed(UnitId Unit, AssignmentStep Step, string? Reason) : IncidentEvent;

public sealed record NoteAdded(string Text) : IncidentEvent;

/// <summary>What was corrected; null = stayed as it was.</summary>
public sealed record IncidentRevised(string? TypeCode, Priority? Priority, IncidentLocation? Location, string? Description) : IncidentEvent
{
    internal IncidentReport ApplyTo(IncidentReport report) => report with
    {
        TypeCode = TypeCode ?? report.TypeCode,
        Priority = Priority ?? report.Priority,
        Location = Location ?? report.Location,
        Description = Description ?? report.Description,
    };
}

public sealed record IncidentClosed(string Disposition, string? Remark) : IncidentEvent;

public sealed record IncidentReopened(string Reason) : IncidentEvent;
