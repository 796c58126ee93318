using System.Collections.Immutable;
using System.Globalization;
using Dispatch.Domain.Alerting.Delivery;

namespace Dispatch.Domain.Alerting.Reports;

/// <summary>What happened when, a line for each turn of events and none for each recipient.</summary>
internal static class ReportTimeline
{
    public static ImmutableArray<ReportLine> Of(
        Alert alert, IReadOnlyCollection<AlertDelivery> deliveries, ImmutableArray<PostResult> posts, DateTimeOffset? outAt, TimeSpan? closed)
    {
        var lines = new List<ReportLine> { new(alert.OrderedAt, "ordered", alert.OrderedBy.Id) };
        Add(alert.ReleasedAt, "released", alert.ReleasedBy?.Id);
        foreach (var wave in alert.Waves)
            Add(wave.At, "wave", wave.Number.ToString(CultureInfo.InvariantCulture));
        Add(First(LadderStep.Delivered), "firstDelivered", null);
        Add(First(LadderStep.Accepted), "firstAccepted", null);
        foreach (var post in posts)
            Add(outAt + post.Manned, "postManned", post.Place);
        Add(outAt + closed, "closed", null);
        Add(alert.EndedAt, Ended(alert.Standing), alert.EndReason ?? alert.EndedBy?.Id);
        if (deliveries.Count > 0 && deliveries.All(one => one.Ladder.IsReleased))
            Add(deliveries.Max(one => one.Ladder.TimeOf(LadderStep.Released)), "lastConfirmed", null);
        return [.. lines.OrderBy(line => line.At).ThenBy(line => line.What, StringComparer.Ordinal).ThenBy(line => line.Detail, StringComparer.Ordinal)];

        void Add(DateTimeOffset? at, string what, string? detail)
        {
            if (at is { } known)
                lines.Add(new ReportLine(known, what, detail));
        }

        DateTimeOffset? First(LadderStep step) => deliveries.SelectMany(one => one.Earlier.Add(one.Ladder)).Min(ladder => ladder.TimeOf(step));
    }

    private static string Ended(AlertStanding standing) => standing switch
    {
        AlertStanding.Retracted => "retracted",
        AlertStanding.StoodDown => "stoodDown",
        _ => "expired",
    };
}
