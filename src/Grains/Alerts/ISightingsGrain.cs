using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Retention;
using Dispatch.Domain.Alerting.Sightings;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;
using Orleans.Concurrency;

namespace Dispatch.Grains.Alerts;

/// <summary>
/// What units saw that concerns an incident. Key: the incident id. Calls the incident, the cordon, photos and the board; none of them
/// calls it.
/// </summary>
[Alias("dispatch.ISightingsGrain")]
public interface ISightingsGrain : IGrainWithStringKey
{
    /// <summary>Durable, in the incident's log, and on every screen. The same key gives the first answer.</summary>
    [Alias("Report")]
    Task<Outcome<SightingView>> Report(CommandHeader header, SightingReport report);

    /// <summary>An accepted one moves the cordon, if one is active.</summary>
    [Alias("Grade")]
    Task<Outcome<SightingView>> Grade(CommandHeader header, SightingId sighting, SightingGrade grade, string? note);

    /// <summary>Newest first.</summary>
    [AlwaysInterleave, Alias("Sightings")]
    Task<ImmutableArray<SightingView>> Sightings();

    /// <summary>Deletes all photos, or all sightings with their photos; the incident's log says so.</summary>
    /// <returns>How many were deleted.</returns>
    [Alias("Forget")]
    Task<int> Forget(RetentionCut cut);

    /// <summary>Null when there is none, or it was deleted.</summary>
    [AlwaysInterleave, Alias("Photo")]
    Task<SightingPhoto?> Photo(SightingId sighting);
}

/// <summary>What a unit tells of what it saw.</summary>
/// <param name="Photo">JPEG or PNG, at most 2 MiB; the type is what its first bytes say.</param>
[GenerateSerializer, Immutable, Alias("dispatch.SightingReport")]
public sealed record SightingReport(
    UnitId Unit, string CallSign, UnitKind UnitKind, AlertId? Alert, GeoPoint At, Heading? Heading, SightingSubject What, string? Note,
    ImmutableArray<byte> Photo);

/// <summary>What a unit saw, as the centre sees it.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.SightingView")]
public sealed record SightingView(
    SightingId Id,
    IncidentId Incident,
    AlertId? Alert,
    UnitId Unit,
    string CallSign,
    GeoPoint At,
    Heading? Heading,
    SightingSubject What,
    string? Note,
    bool HasPhoto,
    SightingGrade Grade,
    Actor? GradedBy,
    string? GradeNote,
    DateTimeOffset ReportedAt);

[GenerateSerializer, Immutable, Alias("dispatch.SightingPhoto")]
public sealed record SightingPhoto(string MediaType, ImmutableArray<byte> Bytes);

/// <param name="At">Null when no position is known.</param>
/// <param name="TakenBy">Null while it is open.</param>
[GenerateSerializer, Immutable, Alias("dispatch.PanicView")]
public sealed record PanicView(UnitId Unit, string CallSign, GeoPoint? At, IncidentId? Incident, DateTimeOffset ReportedAt, Actor? TakenBy = null);

public static class IncidentAlerts
{
    public const int MaxAlerts = 500;
    public const int MaxSightings = 1_000;
    public const int MaxPhotos = 200;
}
