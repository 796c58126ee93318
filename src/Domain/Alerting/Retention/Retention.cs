using System.Collections.Immutable;
using System.Text.Json;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;

namespace Dispatch.Domain.Alerting.Retention;

/// <summary>Kinds of personal data that an alert leaves behind, each with its own time.</summary>
[GenerateSerializer, Alias("dispatch.RetentionClass")]
public enum RetentionClass
{
    /// <summary>Where a mobilised unit was, exactly.</summary>
    PrecisePositions,
    /// <summary>Which cell a unit was in.</summary>
    CoarsePositions,
    /// <summary>Who was told, when, and what they answered; the counts stay.</summary>
    Ladders,
    /// <summary>What units reported in their own words.</summary>
    Sightings,
    Photos,
}

/// <summary>How long each is kept after the alert or, of a sighting, its incident is over. Bound from <c>Alerts:Retention</c>.</summary>
public sealed record RetentionLimits
{
    public static readonly RetentionLimits Default = new();

    /// <summary>Default 7 days: long enough for a complaint to come in about what happened on the way.</summary>
    public TimeSpan PrecisePositions { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Default 24 hours: it serves to find who is near, and for that yesterday is worth nothing.</summary>
    public TimeSpan CoarsePositions { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Default 30 days (Resgrid keeps its records 90); the after-action report is made by then.</summary>
    public TimeSpan Ladders { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Default 90 days: evidence that moved a cordon.</summary>
    public TimeSpan Sightings { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Default 30 days: faces and number plates of people who may have nothing to do with it.</summary>
    public TimeSpan Photos { get; init; } = TimeSpan.FromDays(30);

    public TimeSpan Of(RetentionClass what) => what switch
    {
        RetentionClass.PrecisePositions => PrecisePositions,
        RetentionClass.CoarsePositions => CoarsePositions,
        RetentionClass.Ladders => Ladders,
        RetentionClass.Sightings => Sightings,
        RetentionClass.Photos => Photos,
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "No such class."),
    };

    /// <summary>Null when every figure is usable; otherwise what to change.</summary>
    public string? Fault() =>
        Enum.GetValues<RetentionClass>().FirstOrDefault(what => Of(what) < TimeSpan.FromHours(1) || Of(what) > TimeSpan.FromDays(3650), (RetentionClass)(-1)) is var wrong
            && Enum.IsDefined(wrong) ? $"Alerts:Retention:{wrong} must be between an hour and ten years." : null;
}

/// <summary>Delete everything of a class whose matter was over before this instant.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.AlertRetentionCut")]
public sealed record RetentionCut(RetentionClass What, DateTimeOffset Before);

/// <summary>What is deleted when. Says it; the job does it and writes the evidence into the log.</summary>
public static class RetentionRules
{
    public static ImmutableArray<RetentionCut> Cuts(RetentionLimits limits, DateTimeOffset now) =>
        [.. Enum.GetValues<RetentionClass>().Select(what => new RetentionCut(what, now - limits.Of(what)))];

    /// <param name="overAt">When the alert (or incident) was over; null = it is not, and nothing of it is deleted.</param>
    /// <param name="held">A court or an inquiry wants it kept.</param>
    public static bool IsDue(RetentionClass what, DateTimeOffset? overAt, bool held, RetentionLimits limits, DateTimeOffset now) =>
        !held && overAt is { } over && now - over >= limits.Of(what);

    /// <summary>The entry for the incident's log; null when there was nothing to delete.</summary>
    public static RetentionDone? Evidence(RetentionCut cut, int deleted) =>
        deleted == 0 ? null : new RetentionDone(JsonNamingPolicy.CamelCase.ConvertName(cut.What.ToString()), cut.Before, deleted);
}
