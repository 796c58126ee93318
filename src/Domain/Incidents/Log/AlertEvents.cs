using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Sightings;
using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Incidents;

/// <summary>An alert was ordered.</summary>
/// <param name="WhyRelease">A second person must release it, and why; null when it went out at once.</param>
/// <param name="TextZh">What the commander added; null = the template alone.</param>
public sealed record AlertOrdered(
    string Alert,
    int Seq,
    AlertKind Kind,
    AudienceKind Audience,
    int Eligible,
    int Quota,
    DateTimeOffset ExpiresAt,
    bool Drill,
    string? WhyRelease,
    string? TextZh,
    string? TextEn,
    string? DescriptionZh,
    string? DescriptionEn) : IncidentEvent;

/// <summary>A second person let the alert go out.</summary>
public sealed record AlertReleased(string Alert, int Eligible) : IncidentEvent;

public sealed record WaveSent(string Alert, int Wave, int Size) : IncidentEvent;

/// <summary>Recipients hear a newer text, or another post.</summary>
public sealed record AlertUpdated(string Alert, int Seq, int Recipients, string Why) : IncidentEvent;

public sealed record AlertRetracted(string Alert, int Seq, string Reason) : IncidentEvent;

public sealed record AlertStoodDown(string Alert, int Seq, string? Reason) : IncidentEvent;

public sealed record AlertExpired(string Alert, int Seq) : IncidentEvent;

/// <param name="Heading">Degrees clockwise from north; null = not said.</param>
public sealed record SightingReported(
    string Sighting, string? Alert, UnitId Unit, SightingSubject What, GeoPoint At, double? Heading, string? Note, bool HasPhoto) : IncidentEvent;

public sealed record SightingGraded(string Sighting, SightingGrade Grade, string? Note) : IncidentEvent;

/// <summary>A unit's panic button.</summary>
/// <param name="At">Null when its position is not known.</param>
public sealed record PanicRaised(UnitId Unit, GeoPoint? At) : IncidentEvent;

/// <summary>Somebody at the centre takes care of a unit's cry for help.</summary>
public sealed record PanicTaken(UnitId Unit) : IncidentEvent;

/// <summary>Data that was due was deleted.</summary>
/// <param name="What">One of <c>RetentionClass</c>, camelCase.</param>
/// <param name="Before">Everything older than this.</param>
public sealed record RetentionDone(string What, DateTimeOffset Before, int Deleted) : IncidentEvent;

/// <summary>Somebody confirmed that the incident is real; only then may a whole city hear of it.</summary>
public sealed record IncidentVerified(string How) : IncidentEvent;

/// <summary>Somebody looked at where units had been.</summary>
/// <param name="Unit">Null = everybody's in that time.</param>
public sealed record HistoryLooked(UnitId? Unit, string Purpose, DateTimeOffset From, DateTimeOffset To) : IncidentEvent;
