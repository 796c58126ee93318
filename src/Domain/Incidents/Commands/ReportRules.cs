namespace Dispatch.Domain.Incidents;

/// <summary>What a call taker's entries must fulfil, at opening and at each correction.</summary>
internal static class ReportRules
{
    public static Refusal? Check(IncidentReport report) =>
        Type(report.TypeCode)
        ?? Priority(report.Priority)
        ?? Channel(report.Channel)
        ?? (report.Location is null ? new Refusal("location-missing", "Say where: location with lat, lon and address.", RefusalKind.Invalid, "location") : null)
        ?? Location(report.Location)
        ?? TextRules.Line(report.Caller?.Name, TextRules.CallerLimit, "caller.name")
        ?? TextRules.Line(report.Caller?.Number, TextRules.CallerLimit, "caller.number")
        ?? Description(report.Description);

    public static Refusal? Type(string? code) => IncidentTypes.Find(code) is null
        ? new Refusal("unknown-incident-type", "The type code is not in the catalogue of incident types.", RefusalKind.Invalid, "typeCode")
        : null;

    public static Refusal? Priority(Priority priority) => Enum.IsDefined(priority)
        ? null
        : new Refusal("priority-out-of-range", "A priority is 1, 2, 3 or 4.", RefusalKind.Invalid, "priority");

    public static Refusal? Location(IncidentLocation? location) => location is null
        ? null
        : location.Address is null
            ? new Refusal("text-missing", "The field location.address must be there; it may be empty.", RefusalKind.Invalid, "location.address")
            : TextRules.Line(location.Address, TextRules.AddressLimit, "location.address");

    public static Refusal? Description(string? text) => TextRules.Lines(text, TextRules.DescriptionLimit, "description");

    private static Refusal? Channel(SourceChannel channel) => Enum.IsDefined(channel)
        ? null
        : new Refusal("unknown-channel", "The channel is none of those known.", RefusalKind.Invalid, "channel");
}
