using System.Collections.Immutable;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Alerting.Reports;

/// <summary>What became of one wave. Shares are of those who were sent the alert; null when nobody was.</summary>
/// <param name="MedianAnswer">From queued to the first answer, of those who answered; null when nobody did.</param>
[GenerateSerializer, Immutable, Alias("dispatch.AlertWaveResult")]
public sealed record WaveResult(int Number, DateTimeOffset At, AlertCounts Counts, double? AcceptedShare, TimeSpan? MedianAnswer);

/// <summary>What became of one post. Times are counted from when the alert went out; null = never.</summary>
/// <param name="Accepted">Until as many as it needs had accepted.</param>
/// <param name="Manned">Until as many as it needs were there.</param>
/// <param name="GivenUp">The cordon had no more use for it, or found nobody: it was no longer wanted at the end.</param>
[GenerateSerializer, Immutable, Alias("dispatch.AlertPostResult")]
public sealed record PostResult(int Node, string Place, int Need, TimeSpan? Accepted, TimeSpan? Manned, ImmutableArray<UnitId> Units, bool GivenUp);

/// <summary>One line of what happened, oldest first.</summary>
/// <param name="What">A code: ordered, released, wave, firstDelivered, firstAccepted, postManned, closed, retracted, stoodDown, expired, lastConfirmed.</param>
/// <param name="Detail">A wave's number, a post's place, a person's account.</param>
[GenerateSerializer, Immutable, Alias("dispatch.AlertReportLine")]
public sealed record ReportLine(DateTimeOffset At, string What, string? Detail);

/// <summary>How long delivery took, from queued to the device's confirmation, of those who confirmed it.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.AlertReachTimes")]
public sealed record ReachTimes(TimeSpan P50, TimeSpan P99, TimeSpan Max);

/// <summary>The record after the alert.</summary>
/// <param name="OutAt">When it went out; null when it never did.</param>
/// <param name="Closed">From then until every post that was not given up had the units it needs; null = never, or it had no posts.</param>
/// <param name="NeverReached">Was to hear it and no device ever confirmed that.</param>
/// <param name="EndNotConfirmed">Was told the end and did not confirm it, so it may still be looking out.</param>
[GenerateSerializer, Immutable, Alias("dispatch.AfterActionReport")]
public sealed record AfterActionReport(
    AlertId Alert,
    IncidentId Incident,
    AlertKind Kind,
    bool Drill,
    AlertStanding Standing,
    Actor OrderedBy,
    DateTimeOffset OrderedAt,
    Actor? ReleasedBy,
    DateTimeOffset? OutAt,
    DateTimeOffset? EndedAt,
    string? EndReason,
    AlertCounts Counts,
    ReachTimes? Reach,
    ImmutableArray<WaveResult> Waves,
    ImmutableArray<PostResult> Posts,
    TimeSpan? Closed,
    ImmutableArray<UnitId> NeverReached,
    ImmutableArray<UnitId> EndNotConfirmed,
    ImmutableArray<ReportLine> Timeline);

/// <summary>
/// Calculates the record from the alert and its ladders; nothing else is asked. Every figure follows from write-once times, so the same
/// ladders give the same report whenever it is made. For a unit that was moved, its last post counts.
/// </summary>
public static class AfterAction
{
    public static AfterActionReport Of(Alert alert, IReadOnlyCollection<AlertDelivery> deliveries)
    {
        var outAt = alert.ReleasedAt ?? (alert.WhyRelease is null ? alert.OrderedAt : null);
        var waves = WaveResults.Of(alert, deliveries);
        var posts = PostResults.Of(alert, deliveries, outAt);
        var wanted = posts.Where(post => !post.GivenUp).ToList();
        var closed = wanted.Count > 0 && wanted.TrueForAll(post => post.Manned is not null) ? wanted.Max(post => post.Manned) : null;
        return new AfterActionReport(
            alert.Order.Id, alert.Order.Incident, alert.Order.Kind, alert.Order.Drill, alert.Standing, alert.OrderedBy, alert.OrderedAt, alert.ReleasedBy,
            outAt, alert.EndedAt, alert.EndReason, AlertCounts.Of(deliveries), Reach(deliveries), waves, posts, closed,
            Units(deliveries, one => !WasReached(one)),
            Units(deliveries, one => one.Ladder.HasEnded && !one.Ladder.IsReleased && WasReached(one)),
            ReportTimeline.Of(alert, deliveries, posts, outAt, closed));
    }

    /// <summary>Any of its texts was confirmed by the device, or answered.</summary>
    internal static bool WasReached(AlertDelivery one) =>
        one.Earlier.Add(one.Ladder).Any(ladder => ladder.HasAnswered || ladder.TimeOf(LadderStep.Delivered) is not null || ladder.TimeOf(LadderStep.Seen) is not null);

    /// <summary>The middle of sorted times by the nearest-rank rule; null of none.</summary>
    internal static TimeSpan? Percentile(List<TimeSpan> sorted, double share) =>
        sorted.Count == 0 ? null : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Count) - 1, 0, sorted.Count - 1)];

    private static ReachTimes? Reach(IEnumerable<AlertDelivery> deliveries)
    {
        var times = deliveries.Select(one => one.Earlier is [var first, ..] ? first : one.Ladder)
            .Select(ladder => ladder.TimeOf(LadderStep.Delivered) - ladder.QueuedAt).OfType<TimeSpan>().Order().ToList();
        return times.Count == 0 ? null : new ReachTimes(Percentile(times, 0.5)!.Value, Percentile(times, 0.99)!.Value, times[^1]);
    }

    private static ImmutableArray<UnitId> Units(IEnumerable<AlertDelivery> deliveries, Func<AlertDelivery, bool> which) =>
        [.. deliveries.Where(which).Select(one => one.Recipient.Unit).OrderBy(unit => unit.Value, StringComparer.Ordinal)];
}
