namespace Dispatch.Domain.Incidents;

/// <summary>The cordon has a new version. An older one than the log holds changes nothing.</summary>
public sealed record RecordCordonUpdated(CordonUpdated Happened) : CordonCommand
{
    public override Decision Decide(Incident? incident)
    {
        if (incident is null)
            return NoSuchIncident;
        if (CheckActive(incident) is { } refusal)
            return refusal;
        return Happened.Version > incident.CordonVersion ? Happened : Decision.Nothing;
    }
}
