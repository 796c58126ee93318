namespace Dispatch.Domain.Incidents;

/// <summary>A second person let the civilians of the cordon be asked.</summary>
public sealed record RecordCordonReleased(CordonReleased Happened) : CordonCommand
{
    public override Decision Decide(Incident? incident) =>
        incident is null ? NoSuchIncident : CheckActive(incident) is { } refusal ? refusal : Happened;
}
