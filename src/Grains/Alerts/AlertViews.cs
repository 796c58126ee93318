using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Alerting.Texts;
using Dispatch.Domain.Units;

namespace Dispatch.Grains.Alerts;

/// <summary>An alert and the sums of its shards, as the centre sees them.</summary>
internal static class AlertViews
{
    public static AlertView Of(Alert alert, IReadOnlyCollection<ShardSummary> shards)
    {
        var (order, sum) = (alert.Order, shards.Aggregate(AlertCounts.None, (all, one) => all.Plus(one.Counts)));
        var waves = ShardSums.Join(shards.SelectMany(one => one.Waves)).ToDictionary(one => one.Number);
        var posts = ShardSums.Join(shards.SelectMany(one => one.Posts)).ToDictionary(one => one.Number);
        return new AlertView(
            order.Id, order.Incident, order.Kind, alert.Standing, alert.OrderedBy, alert.ReleasedBy, alert.OrderedAt, alert.ReleasedAt,
            order.ExpiresAt, alert.EndedAt, alert.EndReason, order.Drill, order.Urgency, alert.Seq, TextOf(order), order.Description,
            order.Place, order.Quota, alert.WhyRelease,
            new AlertFunnel(
                alert.Eligible, sum.Queued, sum.Sent, sum.Delivered, sum.Seen, sum.Accepted, sum.Declined, sum.Unable, sum.Withdrawn,
                sum.EnRoute, sum.AtPost, sum.Released, sum.Silent),
            [.. alert.Waves.Select(wave => WaveOf(wave, waves.GetValueOrDefault(wave.Number)))],
            alert.Excluded,
            [.. order.Audience.WantedPosts.Select(post => PostOf(post, posts.GetValueOrDefault(post.Node)))],
            alert.Version + shards.Sum(one => one.Version));
    }

    private static BilingualText TextOf(AlertOrder order) =>
        AlertTexts.For(order, new Recipient(new UnitId("anyone"), "", UnitKind.Taxi, 0)).Text;

    private static AlertWaveView WaveOf(AlertWave wave, GroupCounts? counts) =>
        new(wave.Number, wave.Size, wave.At, counts?.Accepted ?? 0, counts?.Declined ?? 0, counts?.Silent ?? 0);

    private static AlertPostView PostOf(AlertPost post, GroupCounts? counts) =>
        new(post.Node, post.Place, post.Need, counts?.Accepted ?? 0, counts?.AtPost ?? 0);
}
