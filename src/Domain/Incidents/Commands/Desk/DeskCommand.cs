namespace Dispatch.Domain.Incidents;

/// <summary>A command of the desk. They travel to the incident as they are.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.DeskCommand")]
public abstract record DeskCommand : IncidentCommand
{
    public sealed override Decision Decide(Incident? incident) => incident is null ? NoSuchIncident : Decide(incident, incident.Desk);

    private protected abstract Decision Decide(Incident incident, IncidentDesk desk);

    private protected static Refusal? CheckReason(string? text, string field = "reason") =>
        TextRules.Required(text, field) ?? TextRules.Line(text, TextRules.ReasonLimit, field);
}
