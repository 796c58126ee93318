using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Alerting.Sightings;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;
using Dispatch.Gateway.Idempotency;
using Dispatch.Grains.Alerts;
using Dispatch.Grains.Incidents;

namespace Dispatch.Gateway.Alerts;

/// <param name="Radius">Metres.</param>
internal sealed record AudienceBody(
    AudienceKind Kind, double? Lat = null, double? Lon = null, double? Radius = null, string? Beat = null, ImmutableArray<CellId>? Cells = null)
{
    public Outcome<Audience> ToAudience(ImmutableArray<UnitKind> kinds)
    {
        if (Kind is AudienceKind.Posts or AudienceKind.Ring)
            return new Refusal("invalid-audience", "Posts are filled by the cordon itself; use radius, beat, cells or city.", Field: "audience.kind");
        var centre = Lat is { } lat && Lon is { } lon ? GeoPoint.TryCreate(lat, lon) : null;
        if ((Lat ?? Lon) is not null && centre is null)
            return new Refusal("invalid-field", "lat and lon are WGS-84 degrees.", Field: "audience.lat");
        return new Audience(Kind, kinds, centre, Radius is { } metres ? new Metres(metres) : null, Beat, Cells ?? [], [], null);
    }
}

internal sealed record TextBody(string? Zh = null, string? En = null);

internal sealed record DescriptionBody(DescriptionKind Kind, string? Zh = null, string? En = null);

/// <param name="Kinds">Absent or empty = every kind.</param>
/// <param name="ExpiresIn">Seconds.</param>
/// <param name="Quota">0 = everybody is told.</param>
internal sealed record AlertBody(
    AlertKind Kind,
    AudienceBody Audience,
    ImmutableArray<UnitKind>? Kinds = null,
    TextBody? Text = null,
    DescriptionBody? Description = null,
    AlertUrgency Urgency = AlertUrgency.Immediate,
    double ExpiresIn = 3600,
    int Quota = 0,
    bool EyesOnly = false,
    bool Drill = false)
{
    private const double LongestSeconds = 86_400;

    /// <summary>An alert of a drill is a drill, whatever the body says.</summary>
    public Outcome<AlertOrder> ToOrder(AlertId id, IncidentView incident, DateTimeOffset now)
    {
        var audience = Audience.ToAudience(Kinds is { IsDefault: false } kinds ? kinds : []);
        if (audience.Value is not { } meant)
            return audience.Refusal!;
        if (!(ExpiresIn is > 0 and <= LongestSeconds))
            return new Refusal("invalid-expiry", "expiresIn is seconds, above zero and at most a day.", Field: "expiresIn");
        var description = Description is null ? null : BilingualText.Typed(Description.Zh, Description.En);
        if (Description is not null && description is null)
            return new Refusal("text-missing", "A description needs words, in zh or en.", Field: "description");
        var place = incident.Report.Location;
        return new AlertOrder(
            id, incident.Id, Kind, meant, Quota, Urgency, now.AddSeconds(ExpiresIn), Drill || incident.Report.Drill, EyesOnly,
            BilingualText.Typed(Text?.Zh, Text?.En), description is null ? null : new AlertDescription(Description!.Kind, description),
            place.Address.Length > 0 ? place.Address : place.At.ToString());
    }
}

internal sealed record ReasonBody(string Reason);

internal sealed record OptionalReasonBody(string? Reason = null);

internal sealed record GradeBody(SightingGrade Grade, string? Note = null);

internal sealed record VerifyBody(string How);

/// <param name="At">The device's own clock, kept as said.</param>
internal sealed record StepBody(string Step, int Seq, string? Reason = null, DateTimeOffset? At = null);

internal sealed record StepAnswer(AlertId Alert, LadderStep Step, DateTimeOffset At);

internal sealed record UnitSightingBody(
    double Lat, double Lon, string What, string? Alert = null, double? Heading = null, string? Note = null, byte[]? Photo = null)
    : IHoldsPhoto;

internal sealed record PanicBody(double? Lat = null, double? Lon = null);

/// <param name="Next">Give it as <c>after</c> to get the following page; null at the end.</param>
internal sealed record RecipientPage(IReadOnlyList<RecipientLine> Items, UnitId? Next);

/// <param name="Times">UTC; a step that was not recorded is absent.</param>
internal sealed record RecipientLine(
    UnitId Unit, string CallSign, UnitKind Kind, int Wave, PostLine? Post, bool EyesOnly, LadderStep Step,
    IReadOnlyDictionary<string, DateTimeOffset> Times, string? Reason, EndingKind? Ending)
{
    public static RecipientLine Of(AlertDelivery one) => new(
        one.Recipient.Unit, one.Recipient.CallSign, one.Recipient.Kind, one.Recipient.Wave,
        one.Recipient.Post is { } post ? new PostLine(post.Node, post.Place) : null, one.Recipient.EyesOnly, one.Ladder.Step,
        Enum.GetValues<LadderStep>().Where(step => one.Ladder.TimeOf(step) is not null)
            .ToDictionary(step => Json.EnumNames.Of(step).Value, step => one.Ladder.TimeOf(step)!.Value, StringComparer.Ordinal),
        one.Ladder.Reason, one.Ladder.HasEnded ? one.Ladder.Endings[^1].Kind : null);
}

internal sealed record PostLine(int Node, string Place);
