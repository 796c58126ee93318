namespace Dispatch.Domain.Incidents;

/// <summary>News of the incident's cordon for its log. The cordon decides; the log only refuses what cannot follow from what it holds.</summary>
public abstract record CordonCommand : IncidentCommand
{
    /// <summary>The command that records this event.</summary>
    /// <exception cref="InvalidDataException">The event is not one of a cordon.</exception>
    public static CordonCommand For(IncidentEvent happened) => happened switch
    {
        SuspectSeen seen => new RecordSuspectSeen(seen),
        CordonProposed proposed => new RecordCordonProposed(proposed),
        CordonActivated activated => new RecordCordonActivated(activated),
        CordonReleased released => new RecordCordonReleased(released),
        CordonUpdated updated => new RecordCordonUpdated(updated),
        PostHeld held => new RecordPostHeld(held),
        CordonRoadReported road => new RecordCordonRoad(road),
        CordonStoodDown ended => new RecordCordonStoodDown(ended),
        _ => throw new InvalidDataException($"{happened.GetType().Name} is no news of a cordon."),
    };

    private protected static Refusal? CheckActive(Incident incident) => incident.CordonVersion is null
        ? new Refusal("cordon-not-active", $"Incident {incident.Id} has no active cordon.", RefusalKind.Conflict)
        : null;
}
