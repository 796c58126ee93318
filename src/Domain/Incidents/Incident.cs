using System.Collections.Immutable;
using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Incidents;

/// <summary>An incident as its log tells it. Everything here is folded from the log and nothing is kept beside it.</summary>
/// <param name="Assignments">In the order of dispatch; a unit sent twice is there twice, at most one of them open.</param>
/// <param name="Disposition">Of the last closing; null while not closed.</param>
/// <param name="Version">Number of log entries.</param>
public sealed record Incident(
    IncidentId Id,
    IncidentReport Report,
    IncidentStatus Status,
    DateTimeOffset OpenedAt,
    Actor OpenedBy,
    ImmutableArray<Assignment> Assignments,
    string? Disposition,
    DateTimeOffset? ClosedAt,
    int Version)
{
    /// <summary>Version of the cordon that is active; null when none is.</summary>
    public int? CordonVersion { get; init; }

    /// <summary>What the units of the active cordon were told to hold; units without a post are sent to the scene.</summary>
    public ImmutableArray<PostTask> Posts { get; init; } = [];

    /// <summary>When somebody confirmed that it is real; null = not yet, and then few are alerted.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>What the desk keeps beside facts and units.</summary>
    public IncidentDesk Desk { get; init; } = IncidentDesk.Empty;

    public IEnumerable<Assignment> OpenAssignments => Assignments.Where(one => one.IsOpen);

    /// <summary>The unit's assignment that has not ended; null when it has none.</summary>
    public Assignment? OpenAssignmentOf(UnitId unit) => OpenAssignments.FirstOrDefault(one => one.Unit == unit);

    /// <summary>The unit's post in the active cordon; null when it has none.</summary>
    public PostTask? PostOf(UnitId unit) => Posts.FirstOrDefault(post => post.Unit == unit);

    /// <summary>Where the unit is to go: whoever has a post in the cordon goes there, everybody else to the scene.</summary>
    public GeoPoint PlaceOf(UnitId unit) => PostOf(unit)?.At ?? Report.Location.At;

    /// <summary>On scene, but not where its post is: it came before it had this post, and has still to get there.</summary>
    public bool IsAway(Assignment assignment) =>
        assignment.Step == AssignmentStep.OnScene && PostOf(assignment.Unit) is { } post && assignment.ArrivedAt != post.At;

    /// <summary>Null for an empty log.</summary>
    /// <exception cref="InvalidDataException">An entry is of a kind or shape that this program does not know.</exception>
    public static Incident? Fold(IncidentId id, IEnumerable<LogEntry> log)
    {
        Incident? incident = null;
        foreach (var entry in log)
            incident = Apply(id, incident, entry);
        return incident;
    }

    /// <summary>The state after one more entry.</summary>
    /// <exception cref="InvalidDataException">As <see cref="Fold"/>.</exception>
    public static Incident Apply(IncidentId id, Incident? before, LogEntry entry)
    {
        var happened = EventCodec.Read(entry.Kind, entry.Body);
        if (happened is IncidentOpened opened)
        {
            return before is null
                ? new Incident(id, opened.Report, IncidentStatus.Open, entry.At, entry.By, [], null, null, entry.Sequence)
                : throw new InvalidDataException($"Incident {id} is opened a second time by entry {entry.Sequence}.");
        }

        if (before is null)
            throw new InvalidDataException($"The log of incident {id} begins with {entry.Kind}.");
        return happened is DeskEvent desk
            ? before with { Desk = desk.ApplyTo(before.Desk, entry), Version = entry.Sequence }
            : before.After(happened, entry.At) with { Version = entry.Sequence };
    }

    // Throws on an unknown event: an event that changes nothing by accident would be lost in silence.
    private Incident After(IncidentEvent happened, DateTimeOffset at) => happened switch
    {
        UnitDispatched sent => this with
        {
            Assignments = Assignments.Add(new Assignment(sent.Unit, sent.CallSign, AssignmentStep.Dispatched, at)),
            Status = IncidentStatuses.AfterDispatch(Status),
        },
        AssignmentProgressed moved => Progressed(moved, at),
        IncidentRevised revised => this with { Report = revised.ApplyTo(Report) },
        IncidentClosed closed => this with { Status = IncidentStatus.Closed, Disposition = closed.Disposition, ClosedAt = at },
        IncidentReopened => this with { Status = IncidentStatus.Open, Disposition = null, ClosedAt = null },
        CordonActivated cordon => this with { CordonVersion = cordon.Version, Posts = cordon.Posts },
        CordonUpdated cordon => this with { CordonVersion = cordon.Version, Posts = cordon.Posts },
        CordonStoodDown => this with { CordonVersion = null, Posts = [] },
        IncidentVerified => this with { VerifiedAt = VerifiedAt ?? at },
        NoteAdded or RecommendationMade or DispatchRefused or SuspectSeen or CordonProposed or CordonReleased or CordonRoadReported or PostHeld => this,
        AlertOrdered or AlertReleased or WaveSent or AlertUpdated or AlertRetracted or AlertStoodDown or AlertExpired => this,
        SightingReported or SightingGraded or PanicRaised or PanicTaken or RetentionDone or HistoryLooked => this,
        _ => throw new InvalidDataException($"Nothing says what {happened.GetType().Name} does to an incident."),
    };

    private Incident Progressed(AssignmentProgressed moved, DateTimeOffset at)
    {
        var assignment = OpenAssignmentOf(moved.Unit)
            ?? throw new InvalidDataException($"Incident {Id} has no open assignment of {moved.Unit}.");
        var assignments = Assignments.Replace(assignment, assignment.After(moved.Step, at, PlaceOf(moved.Unit)));
        return this with
        {
            Assignments = assignments,
            Status = IncidentStatuses.AfterStep(Status, moved.Step, assignments.Any(one => one.IsOpen)),
        };
    }
}
