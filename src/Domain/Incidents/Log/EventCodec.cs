using System.Text.Encodings.Web;
using System.Text.Json;

namespace Dispatch.Domain.Incidents;

/// <summary>
/// Events as the log keeps them: a stable kind and a canonical JSON body (members in the order of declaration, every member
/// written, camelCase, shortest round-trip numbers, UTC times, no white space). Reading is strict: an unknown kind, an unknown or
/// missing member is a fault and never skipped.
/// </summary>
public static class EventCodec
{
    // Relaxed escaping keeps Chinese readable in the stored log; the text is hashed and parsed as JSON, never pasted into a page.
    private static readonly JsonSerializerOptions Canonical = new(EventJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = EventJson.Default,
    };

    public static string KindOf(IncidentEvent happened) => happened switch
    {
        IncidentOpened => "incident-opened",
        RecommendationMade => "recommendation-made",
        UnitDispatched => "unit-dispatched",
        DispatchRefused => "dispatch-refused",
        AssignmentProgressed => "assignment-progressed",
        NoteAdded => "note-added",
        IncidentRevised => "incident-revised",
        IncidentClosed => "incident-closed",
        IncidentReopened => "incident-reopened",
        SuspectSeen => "suspect-seen",
        CordonProposed => "cordon-proposed",
        CordonActivated => "cordon-activated",
        CordonReleased => "cordon-released",
        CordonUpdated => "cordon-updated",
        PostHeld => "post-held",
        CordonRoadReported => "cordon-road-reported",
        CordonStoodDown => "cordon-stood-down",
        AlertOrdered => "alert-ordered",
        AlertReleased => "alert-released",
        WaveSent => "wave-sent",
        AlertUpdated => "alert-updated",
        AlertRetracted => "alert-retracted",
        AlertStoodDown => "alert-stood-down",
        AlertExpired => "alert-expired",
        SightingReported => "sighting-reported",
        SightingGraded => "sighting-graded",
        PanicRaised => "panic-raised",
        PanicTaken => "panic-taken",
        RetentionDone => "retention-done",
        IncidentVerified => "incident-verified",
        HistoryLooked => "history-looked",
        CallerAdded => "caller-added",
        IncidentLinked => "incident-linked",
        IncidentUnlinked => "incident-unlinked",
        AgencyInvolved => "agency-involved",
        AgencyReleased => "agency-released",
        MajorDeclared => "major-declared",
        MajorEnded => "major-ended",
        CallBackPlanned => "call-back-planned",
        CallBackTried => "call-back-tried",
        CallBackEnded => "call-back-ended",
        CallReviewed => "call-reviewed",
        _ => throw new InvalidDataException($"{happened.GetType().Name} has no kind."),
    };

    public static string BodyOf(IncidentEvent happened) =>
        JsonSerializer.Serialize(happened, Canonical.GetTypeInfo(happened.GetType()));

    /// <exception cref="InvalidDataException">The kind is unknown or the body does not fit it.</exception>
    public static IncidentEvent Read(string kind, string body)
    {
        try
        {
            return kind switch
            {
                "incident-opened" => As<IncidentOpened>(body),
                "recommendation-made" => As<RecommendationMade>(body),
                "unit-dispatched" => As<UnitDispatched>(body),
                "dispatch-refused" => As<DispatchRefused>(body),
                "assignment-progressed" => As<AssignmentProgressed>(body),
                "note-added" => As<NoteAdded>(body),
                "incident-revised" => As<IncidentRevised>(body),
                "incident-closed" => As<IncidentClosed>(body),
                "incident-reopened" => As<IncidentReopened>(body),
                "suspect-seen" => As<SuspectSeen>(body),
                "cordon-proposed" => As<CordonProposed>(body),
                "cordon-activated" => As<CordonActivated>(body),
                "cordon-released" => As<CordonReleased>(body),
                "cordon-updated" => As<CordonUpdated>(body),
                "post-held" => As<PostHeld>(body),
                "cordon-road-reported" => As<CordonRoadReported>(body),
                "cordon-stood-down" => As<CordonStoodDown>(body),
                "alert-ordered" => As<AlertOrdered>(body),
                "alert-released" => As<AlertReleased>(body),
                "wave-sent" => As<WaveSent>(body),
                "alert-updated" => As<AlertUpdated>(body),
                "alert-retracted" => As<AlertRetracted>(body),
                "alert-stood-down" => As<AlertStoodDown>(body),
                "alert-expired" => As<AlertExpired>(body),
                "sighting-reported" => As<SightingReported>(body),
                "sighting-graded" => As<SightingGraded>(body),
                "panic-raised" => As<PanicRaised>(body),
                "panic-taken" => As<PanicTaken>(body),
                "retention-done" => As<RetentionDone>(body),
                "incident-verified" => As<IncidentVerified>(body),
                "history-looked" => As<HistoryLooked>(body),
                "caller-added" => As<CallerAdded>(body),
                "incident-linked" => As<IncidentLinked>(body),
                "incident-unlinked" => As<IncidentUnlinked>(body),
                "agency-involved" => As<AgencyInvolved>(body),
                "agency-released" => As<AgencyReleased>(body),
                "major-declared" => As<MajorDeclared>(body),
                "major-ended" => As<MajorEnded>(body),
                "call-back-planned" => As<CallBackPlanned>(body),
                "call-back-tried" => As<CallBackTried>(body),
                "call-back-ended" => As<CallBackEnded>(body),
                "call-reviewed" => As<CallReviewed>(body),
                _ => throw new InvalidDataException($"No event of kind '{kind}' is known; the log was written by a newer program or altered."),
            };
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"The body of a {kind} entry cannot be read: {fault.Message}", fault);
        }
    }

    private static T As<T>(string body) where T : IncidentEvent =>
        (T?)JsonSerializer.Deserialize(body, Canonical.GetTypeInfo(typeof(T)))
        ?? throw new InvalidDataException($"The body of a {typeof(T).Name} is null.");
}
