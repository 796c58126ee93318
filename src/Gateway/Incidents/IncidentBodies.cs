using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Recommendation;
using Dispatch.Domain.Units;
using Dispatch.Grains.Incidents;

namespace Dispatch.Gateway.Incidents;

internal sealed record LocationBody(double Lat, double Lon, string Address = "")
{
    public Outcome<IncidentLocation> ToLocation(string field = "location")
    {
        if (Lat is not (>= -90 and <= 90))
            return new Refusal("invalid-field", "lat is WGS-84 degrees from -90 to 90.", Field: $"{field}.lat");
        if (Lon is not (>= -180 and <= 180))
            return new Refusal("invalid-field", "lon is WGS-84 degrees from -180 to 180.", Field: $"{field}.lon");
        return new IncidentLocation(GeoPoint.Of(Lat, Lon), Address);
    }
}

internal sealed record CallerBody(string? Name = null, string? Number = null);

internal sealed record ReportBody(
    string TypeCode,
    Priority Priority,
    SourceChannel Channel,
    LocationBody Location,
    CallerBody? Caller = null,
    string? Description = null,
    bool Drill = false)
{
    public Outcome<IncidentReport> ToReport()
    {
        var location = Location.ToLocation();
        return location.Value is { } place
            ? new IncidentReport(TypeCode, Priority, Channel, place,
                Caller is null ? null : new Caller(Caller.Name, Caller.Number), Description, Drill)
            : location.Refusal!;
    }
}

/// <param name="Radius">Metres; 10 km when absent.</param>
internal sealed record RecommendationBody(
    int Count, ImmutableArray<UnitKind>? Kinds = null, ImmutableArray<string>? Capabilities = null, double? Radius = null)
{
    private const double DefaultRadius = 10_000;

    public RecommendationRequest ToRequest() => new(Count, Kinds ?? [], Capabilities ?? [], new Metres(Radius ?? DefaultRadius));
}

internal sealed record DispatchBody(ImmutableArray<UnitId> Units);

internal sealed record AssignmentBody(AssignmentStep Step, string? Reason = null);

internal sealed record NoteBody(string Text);

internal sealed record RevisionBody(
    string? TypeCode = null, Priority? Priority = null, LocationBody? Location = null, string? Description = null);

/// <param name="CallBackDue">When the caller is to be told what became of it; null = not at all.</param>
internal sealed record CloseBody(string Disposition, string? Remark = null, DateTimeOffset? CallBackDue = null);

internal sealed record ReopenBody(string Reason);

internal sealed record DispatchAnswer(IncidentView Incident, IEnumerable<RefusedUnit> Refused)
{
    public static DispatchAnswer Of(DispatchResult result) => new(
        result.Incident, result.Refused.Select(refused => new RefusedUnit(refused.Unit, refused.Why.Code, refused.Why.Message)));
}

internal sealed record RefusedUnit(UnitId Unit, string Code, string Message);

/// <param name="Statuses">How the incident stood after each entry; shorter than <paramref name="Entries"/> where the log makes no sense.</param>
/// <param name="BrokenAt">Sequence of the first entry that does not fit; null when all fit.</param>
/// <param name="Masked">Callers are masked for this role, so the hashes are not those of the shown bodies.</param>
internal sealed record LogAnswer(
    ImmutableArray<LogEntry> Entries, ImmutableArray<IncidentStatus> Statuses, bool Verified, int? BrokenAt, bool Masked);
