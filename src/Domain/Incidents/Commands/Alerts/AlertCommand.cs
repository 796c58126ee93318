namespace Dispatch.Domain.Incidents;

/// <summary>News of the incident's alerts for its log. The alert decides; the log only refuses what cannot follow from what it holds.</summary>
public abstract record AlertCommand : IncidentCommand
{
    /// <summary>The command that records this event.</summary>
    /// <exception cref="InvalidDataException">The event is not one of an alert.</exception>
    public static AlertCommand For(IncidentEvent happened) => happened switch
    {
        AlertOrdered ordered => new RecordAlertOrdered(ordered),
        AlertReleased or WaveSent or AlertUpdated or SightingReported or SightingGraded or PanicRaised or PanicTaken or HistoryLooked => new RecordAlertNews(happened),
        AlertRetracted or AlertStoodDown or AlertExpired or RetentionDone => new RecordAlertEnded(happened),
        _ => throw new InvalidDataException($"{happened.GetType().Name} is no news of an alert."),
    };
}
