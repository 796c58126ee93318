namespace Dispatch.Domain.Incidents;

/// <summary>Two incidents belong together. Linking again changes nothing.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.LinkIncident")]
public sealed record LinkIncident(IncidentId Other, string? Why) : DeskCommand
{
    private protected override Decision Decide(Incident incident, IncidentDesk desk)
    {
        if (TextRules.Line(Why, TextRules.ReasonLimit, "why") is { } text)
            return text;
        if (Other == incident.Id)
            return new Refusal("linked-to-itself", "An incident is not linked to itself; give the number of the other one.", RefusalKind.Invalid, "incident");
        if (desk.LinkTo(Other) is { Linked: true })
            return Decision.Nothing;
        return desk.Links.Length >= LinkRules.Limit && desk.LinkTo(Other) is null
            ? new Refusal("too-many-links", $"Incident {incident.Id} keeps {LinkRules.Limit} links.", RefusalKind.Conflict)
            : new IncidentLinked(Other.Value, Why, null, null);
    }
}

/// <summary>They do not belong together after all.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.UnlinkIncident")]
public sealed record UnlinkIncident(IncidentId Other) : DeskCommand
{
    private protected override Decision Decide(Incident incident, IncidentDesk desk) =>
        desk.LinkTo(Other) is { Linked: true } ? new IncidentUnlinked(Other.Value, null, null, null) : Decision.Nothing;
}

/// <summary>The other incident says how the two stand; repeated until it was heard, so late and doubled news change nothing.</summary>
public sealed record HearOfLink(IncidentLink Heard) : IncidentCommand
{
    public override Decision Decide(Incident? incident)
    {
        if (incident is null || !LinkRules.IsNews(incident.Desk, Heard))
            return Decision.Nothing;
        return Heard.Linked
            ? new IncidentLinked(Heard.Other.Value, Heard.Why, Heard.By, Heard.Since)
            : new IncidentUnlinked(Heard.Other.Value, Heard.Why, Heard.By, Heard.Since);
    }
}
