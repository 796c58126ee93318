using System.Collections.Immutable;
using Dispatch.Domain.Alerting.Delivery;

namespace Dispatch.Grains.Alerts;

/// <summary>Sums over one shard's durable ladders: of all, of each wave, of each post.</summary>
internal static class ShardSums
{
    public static ShardSummary Of(IEnumerable<AlertDelivery> deliveries, long version)
    {
        var all = AlertCounts.None;
        var (waves, posts, owed) = (new SortedDictionary<int, GroupCounts>(), new SortedDictionary<int, GroupCounts>(), 0);
        foreach (var one in deliveries)
        {
            var counts = AlertCounts.Of(one.Ladder);
            all = all.Plus(counts);
            Add(waves, one.Recipient.Wave, one.Ladder, counts);
            if (one.Recipient.Post is { } post)
                Add(posts, post.Node, one.Ladder, counts);
            owed += one.Ladder.Owed is null ? 0 : 1;
        }
        return new ShardSummary(all, [.. waves.Values], [.. posts.Values], owed, version);
    }

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

    private static void Add(SortedDictionary<int, GroupCounts> groups, int number, DeliveryLadder ladder, AlertCounts counts)
    {
        var so = groups.GetValueOrDefault(number) ?? new GroupCounts(number, 0, 0, 0, 0, 0);
        groups[number] = new GroupCounts(
            number, so.Queued + 1, so.Accepted + (ladder.IsCommitted ? 1 : 0), so.Declined + counts.Declined + counts.Unable,
            so.Silent + counts.Silent, so.AtPost + (ladder.HasEnded ? 0 : counts.AtPost));
    }
}
