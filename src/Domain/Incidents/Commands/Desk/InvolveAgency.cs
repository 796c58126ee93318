namespace Dispatch.Domain.Incidents;

/// <summary>An agency takes part: it was called in, or told.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.InvolveAgency")]
public sealed record InvolveAgency(string Agency, string? Note) : DeskCommand
{
    private protected override Decision Decide(Incident incident, IncidentDesk desk)
    {
        var refusal = (Agencies.IsKnown(Agency) ? null : new Refusal("unknown-agency", "The agency is not in the catalogue of agencies.", RefusalKind.Invalid, "agency"))
            ?? TextRules.Line(Note, TextRules.ReasonLimit, "note");
        if (refusal is not null)
            return refusal;
        return desk.Agencies.Any(one => one.Agency == Agency && one.Note == Note) ? Decision.Nothing : new AgencyInvolved(Agency, Note);
    }
}

/// <summary>An agency no longer takes part.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.ReleaseAgency")]
public sealed record ReleaseAgency(string Agency) : DeskCommand
{
    private protected override Decision Decide(Incident incident, IncidentDesk desk) =>
        desk.Agencies.Any(one => one.Agency == Agency) ? new AgencyReleased(Agency) : Decision.Nothing;
}
