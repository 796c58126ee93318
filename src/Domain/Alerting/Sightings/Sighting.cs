using System.Collections.Immutable;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Units;
using PlaceSeen = Dispatch.Domain.Cordons.City.Sighting;

namespace Dispatch.Domain.Alerting.Sightings;

[GenerateSerializer, Alias("dispatch.SightingSubject")]
public enum SightingSubject
{
    Vehicle,
    Person,
}

/// <summary>What the centre makes of a sighting.</summary>
[GenerateSerializer, Alias("dispatch.SightingGrade")]
public enum SightingGrade
{
    Ungraded,
    Accepted,
    Doubtful,
    Rejected,
}

/// <summary>One judgement; the last one counts and the ones before stay.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.SightingJudgement")]
public sealed record SightingJudgement(SightingGrade Grade, Actor By, DateTimeOffset At, string? Note);

/// <summary>"Seen here, heading there": what a unit reported. What was reported never changes; only judgements are added.</summary>
/// <param name="Alert">The alert it answers; null when the unit reported by itself.</param>
/// <param name="ReportedAt">When the server got it; taken as the time of seeing, because the device's clock is not believed.</param>
/// <param name="Photo">SHA-256 of the photo in hexadecimal; null when there is none.</param>
/// <param name="Judgements">Oldest first; empty = not graded.</param>
[GenerateSerializer, Immutable, Alias("dispatch.UnitSighting")]
public sealed record UnitSighting(
    SightingId Id,
    IncidentId Incident,
    AlertId? Alert,
    UnitId Unit,
    string CallSign,
    UnitKind UnitKind,
    SightingSubject What,
    GeoPoint At,
    Heading? Heading,
    string? Note,
    string? Photo,
    DateTimeOffset ReportedAt,
    ImmutableArray<SightingJudgement> Judgements)
{
    public const int MaxJudgements = 20;

    public SightingGrade Grade => Judgements is [.., var last] ? last.Grade : SightingGrade.Ungraded;

    /// <summary>Null when it can be taken; otherwise what is wrong with which field.</summary>
    public static Refusal? Check(string? note, double? heading) =>
        TextRules.Line(note, TextRules.ReasonLimit, "note")
        ?? (heading is null or (>= 0 and < 360) ? null : new Refusal("invalid-heading", "A heading is 0 to below 360 degrees clockwise from north.", Field: "heading"));

    /// <summary>The same grade with the same words again changes nothing; another one is added, the old ones stay on record.</summary>
    public Outcome<UnitSighting> Judge(SightingGrade grade, string? note, Actor by, DateTimeOffset at)
    {
        if (grade == SightingGrade.Ungraded || !Enum.IsDefined(grade))
            return new Refusal("invalid-grade", "A grade is accepted, doubtful or rejected.", Field: "grade");
        if (TextRules.Line(note, TextRules.ReasonLimit, "note") is { } refusal)
            return refusal;
        if (Judgements is [.., var last] && last.Grade == grade && string.Equals(last.Note, note, StringComparison.Ordinal))
            return this;
        return Judgements.Length >= MaxJudgements
            ? new Refusal("too-many-judgements", $"Sighting {Id} was graded {MaxJudgements} times; write a note instead.", RefusalKind.Conflict)
            : this with { Judgements = Judgements.Add(new SightingJudgement(grade, by, at, note)) };
    }

    /// <summary>What the cordon plans with; null unless accepted: a doubtful sighting moves nobody.</summary>
    /// <param name="radius">How far from the unit he may have been.</param>
    public PlaceSeen? Evidence(Metres radius) =>
        Grade == SightingGrade.Accepted ? new PlaceSeen(At, radius, ReportedAt, Heading) : null;
}
