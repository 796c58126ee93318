using System.Collections.Immutable;
using Dispatch.Domain.Alerting.Delivery;

namespace Dispatch.Domain.Alerting.Reports;

/// <summary>Time to each post: until as many as it needs had accepted, and were there.</summary>
internal static class PostResults
{
    public static ImmutableArray<PostResult> Of(Alert alert, IEnumerable<AlertDelivery> deliveries, DateTimeOffset? outAt)
    {
        var byPost = deliveries.Where(one => one.Recipient.Post is not null).ToLookup(one => one.Recipient.Post!.Node);
        // Posts that a re-plan dropped are known from their recipients only.
        var wanted = alert.Order.Audience.WantedPosts.ToList();
        var posts = wanted.Concat(byPost.Select(group => group.First().Recipient.Post!)).DistinctBy(post => post.Node);
        return [.. posts.OrderBy(post => post.Node).Select(post => Of(post, byPost[post.Node], outAt) with { GivenUp = wanted.TrueForAll(one => one.Node != post.Node) })];
    }

    private static PostResult Of(AlertPost post, IEnumerable<AlertDelivery> deliveries, DateTimeOffset? outAt) => new(
        post.Node, post.Place, post.Need,
        Nth(post.Need, deliveries.Select(one => one.Ladder.HasAccepted ? one.Ladder.Marks.First(mark => Accepts(mark.Step)).At : default(DateTimeOffset?))) - outAt,
        Nth(post.Need, deliveries.Select(one => one.Ladder.TimeOf(LadderStep.AtPost))) - outAt,
        [.. deliveries.Where(one => one.Ladder.TimeOf(LadderStep.AtPost) is not null).Select(one => one.Recipient.Unit).OrderBy(unit => unit.Value, StringComparer.Ordinal)], GivenUp: false);

    private static bool Accepts(LadderStep step) => step is LadderStep.Accepted or LadderStep.EnRoute or LadderStep.AtPost;

    private static DateTimeOffset? Nth(int need, IEnumerable<DateTimeOffset?> times)
    {
        var known = times.OfType<DateTimeOffset>().Order().ToList();
        return need > 0 && known.Count >= need ? known[need - 1] : null;
    }
}
