namespace Dispatch.Domain.Incidents;

/// <summary>A post of the cordon is held.</summary>
public sealed record RecordPostHeld(PostHeld Happened) : CordonCommand
{
    public override Decision Decide(Incident? incident) =>
        incident is null ? NoSuchIncident : CheckActive(incident) is { } refusal ? refusal : Happened;
}
