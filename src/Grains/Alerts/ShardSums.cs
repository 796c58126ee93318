using System.Collections.Immutable;
using Dispatch.Domain.Alerting.Delivery;

namespace Dispatch.Grains.Alerts;

/// <summary>Sums of shards put together.</summary>
internal static class ShardSums
{
    /// <summary>Of all shards together, as one.</summary>
    public static ShardSummary Total(IReadOnlyCollection<ShardSummary> shards) => new(
        shards.Aggregate(AlertCounts.None, (sum, one) => sum.Plus(one.Counts)), Join(shards.SelectMany(one => one.Waves)),
        Join(shards.SelectMany(one => one.Posts)), shards.Sum(one => one.Owed), shards.Sum(one => one.Version));

    public static ImmutableArray<GroupCounts> Join(IEnumerable<GroupCounts> groups) =>
    [
        .. groups.GroupBy(one => one.Number).OrderBy(same => same.Key).Select(same => new GroupCounts(
            same.Key, same.Sum(one => one.Queued), same.Sum(one => one.Accepted), same.Sum(one => one.Declined),
            same.Sum(one => one.Silent), same.Sum(one => one.AtPost))),
    ];
}
