namespace Dispatch.Domain.Incidents;

/// <summary>The cordon ended. Allowed after closing too, since closing an incident is what ends many a cordon.</summary>
public sealed record RecordCordonStoodDown(CordonStoodDown Happened) : CordonCommand
{
    internal override bool EndsWork => true;

    public override Decision Decide(Incident? incident) =>
        incident is null ? NoSuchIncident : incident.CordonVersion is null ? Decision.Nothing : Happened;
}
