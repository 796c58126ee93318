using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Recommendation;
using Orleans.Concurrency;

namespace Dispatch.Grains.Incidents;

/// <summary>
/// One incident: its append-only log is its state (everything else is folded from it), durable before any answer.
/// Key: the incident id. Owns the assignments; calls units, never the other way round while it waits.
/// </summary>
[Alias("dispatch.IIncidentGrain")]
public interface IIncidentGrain : IGrainWithStringKey
{
    [Alias("Open")]
    Task<Outcome<IncidentView>> Open(CommandHeader header, IncidentReport report);

    /// <summary>Null when no such incident was opened. Interleaves: what is durable now, without waiting for a command under way.</summary>
    [AlwaysInterleave, Alias("Get")]
    Task<IncidentView?> Get();

    /// <summary>The whole log, oldest first; empty when there is no such incident. Interleaves as <see cref="Get"/>.</summary>
    [AlwaysInterleave, Alias("Log")]
    Task<ImmutableArray<LogEntry>> Log();

    /// <summary>Asks the cells around once, decides, stores the decision with its reasons in the log and answers it.</summary>
    [Alias("Recommend")]
    Task<Outcome<RecommendationResult>> Recommend(CommandHeader header, RecommendationRequest request);

    /// <summary>Sends 1–50 units. Each is answered on its own: some may be refused while others go.</summary>
    [Alias("Dispatch")]
    Task<Outcome<DispatchResult>> Dispatch(CommandHeader header, ImmutableArray<UnitId> units);

    /// <summary>
    /// Acknowledged, EnRoute, OnScene, Cleared, Declined by the unit; TakenOff by a dispatcher. Milestones are write-once; saying
    /// again what is already so is answered with the incident as it is.
    /// </summary>
    [Alias("Progress")]
    Task<Outcome<IncidentView>> Progress(CommandHeader header, UnitId unit, AssignmentStep step, string? reason);

    [Alias("AddNote")]
    Task<Outcome<IncidentView>> AddNote(CommandHeader header, string text);

    /// <summary>Corrects type, priority, place or description; null members stay as they are.</summary>
    [Alias("Revise")]
    Task<Outcome<IncidentView>> Revise(CommandHeader header, IncidentRevision revision);

    /// <summary>Closes with a disposition code of <c>Dispositions</c>; units still assigned are cleared.</summary>
    [Alias("Close")]
    Task<Outcome<IncidentView>> Close(CommandHeader header, string disposition, string? remark, DateTimeOffset? callBackDue = null);

    [Alias("Reopen")]
    Task<Outcome<IncidentView>> Reopen(CommandHeader header, string reason);

    /// <summary>A command of the desk: callers, links, agencies, major flag, call-back, review.</summary>
    [Alias("Desk")]
    Task<Outcome<IncidentView>> Desk(CommandHeader header, DeskCommand command);

    /// <summary>A linked incident says how the two stand; repeated at each of its activations. Safe twice and late.</summary>
    [OneWay, Alias("HearOfLink")]
    Task HearOfLink(IncidentLink heard);

    /// <summary>News of the incident's cordon for its log: the kind and body of one of the cordon events.</summary>
    [Alias("RecordCordon")]
    Task<Outcome<IncidentView>> RecordCordon(CommandHeader header, string kind, string body);

    /// <summary>News of an alert, of what its recipients report, or of deleted data, for its log.</summary>
    [Alias("RecordAlert")]
    Task<Outcome<IncidentView>> RecordAlert(CommandHeader header, string kind, string body);

    /// <summary>Somebody confirmed that it is real; only then may more than a few be alerted.</summary>
    [Alias("Verify")]
    Task<Outcome<IncidentView>> Verify(CommandHeader header, string how);

    /// <summary>For a unit that wakes up with a task: does the incident know of it? Interleaves, so it cannot deadlock.</summary>
    [AlwaysInterleave, Alias("StandingOf")]
    Task<AssignmentStanding> StandingOf(UnitId unit);

    /// <summary>The cell saw the unit inside its arrival fence; repeated until the unit's fence is gone. Safe twice and late.</summary>
    /// <param name="fence">The fence's middle.</param>
    [OneWay, Alias("SawArrival")]
    Task SawArrival(UnitId unit, DateTimeOffset at, GeoPoint fence);
}

[GenerateSerializer, Immutable, Alias("dispatch.IncidentRevision")]
public sealed record IncidentRevision(string? TypeCode, Priority? Priority, IncidentLocation? Location, string? Description);

/// <param name="Step">Null when the incident holds no open assignment of the unit.</param>
/// <param name="Pending">A dispatch is being decided at this moment; ask again.</param>
[GenerateSerializer, Immutable, Alias("dispatch.AssignmentStanding")]
public sealed record AssignmentStanding(AssignmentStep? Step, bool Pending);

[GenerateSerializer, Immutable, Alias("dispatch.DispatchResult")]
public sealed record DispatchResult(IncidentView Incident, ImmutableArray<UnitRefusal> Refused);

[GenerateSerializer, Immutable, Alias("dispatch.UnitRefusal")]
public sealed record UnitRefusal(UnitId Unit, Refusal Why);

/// <summary>An incident as screens see it.</summary>
/// <param name="Version">Number of log entries; grows with every change.</param>
/// <param name="VerifiedAt">When somebody confirmed that it is real; null = not yet.</param>
/// <param name="Desk">Further callers, links that stand, agencies, major flag, call-back, review.</param>
[GenerateSerializer, Immutable, Alias("dispatch.IncidentView")]
public sealed record IncidentView(
    IncidentId Id,
    IncidentReport Report,
    IncidentStatus Status,
    DateTimeOffset OpenedAt,
    Actor OpenedBy,
    ImmutableArray<AssignmentView> Assignments,
    string? Disposition,
    DateTimeOffset? ClosedAt,
    int Version,
    IncidentDesk Desk,
    DateTimeOffset? VerifiedAt = null);

/// <summary>Write-once milestones of one assignment (UTC).</summary>
/// <param name="Away">On scene, but on the way to a post that it was given since.</param>
[GenerateSerializer, Immutable, Alias("dispatch.AssignmentView")]
public sealed record AssignmentView(
    UnitId Unit,
    string CallSign,
    AssignmentStep Step,
    DateTimeOffset DispatchedAt,
    DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? EnRouteAt,
    DateTimeOffset? OnSceneAt,
    DateTimeOffset? EndedAt,
    bool Away = false);
