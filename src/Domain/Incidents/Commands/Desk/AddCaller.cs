namespace Dispatch.Domain.Incidents;

/// <summary>A second caller of the same event, kept as a caller and not as a note. Allowed after closing too: people go on calling.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.AddCaller")]
public sealed record AddCaller(Caller? Caller, SourceChannel Channel, IncidentLocation? Location, string? Said) : DeskCommand
{
    /// <summary>So many callers of one event are kept; later ones are notes.</summary>
    public const int Limit = 200;

    private protected override Decision Decide(Incident incident, IncidentDesk desk)
    {
        var refusal = (Enum.IsDefined(Channel) ? null : new Refusal("unknown-channel", "The channel is none of those known.", RefusalKind.Invalid, "channel"))
            ?? TextRules.Line(Caller?.Name, TextRules.CallerLimit, "name")
            ?? TextRules.Line(Caller?.Number, TextRules.CallerLimit, "number")
            ?? ReportRules.Location(Location)
            ?? TextRules.Lines(Said, TextRules.DescriptionLimit, "said");
        if (refusal is not null)
            return refusal;
        return desk.Callers.Length >= Limit
            ? new Refusal("too-many-callers", $"Incident {incident.Id} keeps {Limit} callers; add what this one says as a note.", RefusalKind.Conflict)
            : new CallerAdded(Caller, Channel, Location, Said);
    }
}
