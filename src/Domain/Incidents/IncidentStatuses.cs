namespace Dispatch.Domain.Incidents;

/// <summary>
/// The incident machine. It follows from what happened to the assignments and is never set by hand:
/// Open (nobody is on it) → Dispatched (somebody was sent) → InProgress (somebody arrived) → Closed → Open (reopened).
/// When the last unit sent leaves before anybody arrived, the incident is Open again: it must reappear as waiting.
/// </summary>
public static class IncidentStatuses
{
    public static IncidentStatus AfterDispatch(IncidentStatus now) => now is IncidentStatus.Open ? IncidentStatus.Dispatched : now;

    /// <param name="anyOpen">Whether any assignment is still open after the step.</param>
    public static IncidentStatus AfterStep(IncidentStatus now, AssignmentStep step, bool anyOpen) => (now, step) switch
    {
        (IncidentStatus.Closed, _) => IncidentStatus.Closed,
        (_, AssignmentStep.OnScene) => IncidentStatus.InProgress,
        (IncidentStatus.Dispatched, _) when !anyOpen => IncidentStatus.Open,
        _ => now,
    };

    /// <summary>Null when the incident is not closed: everything but reopening and notes needs that.</summary>
    public static Refusal? CheckNotClosed(Incident incident, string act) => incident.Status is IncidentStatus.Closed
        ? new Refusal("incident-closed", $"Incident {incident.Id} is Closed, so you cannot {act}; legal: add a note, reopen.", RefusalKind.Conflict)
        : null;

    /// <summary>Null when the incident is closed.</summary>
    public static Refusal? CheckClosed(Incident incident) => incident.Status is IncidentStatus.Closed
        ? null
        : new Refusal("incident-not-closed", $"Incident {incident.Id} is {incident.Status}; only a Closed incident can be reopened; legal: dispatch, note, revise, close.", RefusalKind.Conflict);
}
