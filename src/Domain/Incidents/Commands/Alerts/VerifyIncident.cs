namespace Dispatch.Domain.Incidents;

/// <summary>Somebody confirmed that the incident is real (an officer on the scene, a second caller, a camera); only then may a whole city hear of it.</summary>
/// <param name="How">How it was confirmed, in the dispatcher's words.</param>
public sealed record VerifyIncident(string How) : IncidentCommand
{
    public override Decision Decide(Incident? incident)
    {
        if (incident is null)
            return NoSuchIncident;
        if ((TextRules.Required(How, "how") ?? TextRules.Line(How, TextRules.ReasonLimit, "how")) is { } refusal)
            return refusal;
        return IncidentStatuses.CheckNotClosed(incident, "verify it") is { } closed ? closed
            : incident.VerifiedAt is not null ? Decision.Nothing : new IncidentVerified(How);
    }
}
