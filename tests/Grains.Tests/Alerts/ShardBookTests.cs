using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;
using Dispatch.Grains.Alerts;

namespace Dispatch.Grains.Tests.Alerts;

public sealed class ShardBookTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Sums_told_while_a_write_is_under_way_are_older_than_the_sums_after_it()
    {
        var book = new ShardBook(new ShardRecord(), new LadderRecord());
        var unit = new UnitId("taxi-1");
        book.Add(new Recipient(unit, "的士1", UnitKind.Taxi, Wave: 1), seq: 1, At);
        book.Written(book.Take());
        book.Change(unit, one => one.Take(new LadderNews(LadderStep.Accepted, At.AddSeconds(1), 1), At.AddHours(1)));

        var change = book.Take();
        var during = book.Sums();
        book.Written(change);
        var after = book.Sums();

        (during.Counts.Accepted, after.Counts.Accepted).ShouldBe((0, 1));
        after.Version.ShouldBeGreaterThan(during.Version, "the alert keeps the higher version, and would keep the old sums for ever");
    }

    [Fact]
    public void Running_sums_are_what_counting_everybody_anew_gives()
    {
        var random = new Random(110);
        var book = new ShardBook(new ShardRecord(), new LadderRecord());
        for (var i = 0; i < 40; i++)
            book.Add(new Recipient(Unit(i), $"的士{i}", UnitKind.Taxi, Wave: 1 + (i % 3), Post: PostOf(i % 4)), seq: 1, At);
        var committed = new HashSet<UnitId>();
        for (var write = 0; write < 60; write++)
        {
            for (var change = 0; change < 8; change++)
                Disturb(book, Unit(random.Next(40)), random, At.AddSeconds(write));
            book.Written(book.Take());

            var (sums, all) = (book.Sums(), book.Stored.ToList());
            sums.Counts.ShouldBe(AlertCounts.Of(all));
            sums.Owed.ShouldBe(all.Count(one => one.Ladder.Owed is not null));
            sums.Waves.ShouldBe(Groups(all, one => one.Recipient.Wave));
            sums.Posts.ShouldBe(Groups(all, one => one.Recipient.Post!.Node));
            var (begun, ended) = book.TakeCommitted();
            committed.UnionWith(begun);
            committed.ExceptWith(ended);
            committed.ShouldBe(all.Where(one => one.Ladder.IsCommitted).Select(one => one.Recipient.Unit), ignoreOrder: true);
        }
    }

    private static UnitId Unit(int number) => new($"taxi-{number}");

    private static AlertPost PostOf(int node) => new(node, GeoPoint.Of(43.8, 126.5), "路口", 2, 1, null, AlertPost.DefaultStandOff);

    private static void Disturb(ShardBook book, UnitId unit, Random random, DateTimeOffset at)
    {
        switch (random.Next(12))
        {
            case 0:
                book.Change(unit, one => one.End(EndingKind.Released, 2, at));
                break;
            case 1:
                book.Change(unit, one => one.Renew(one.Recipient with { Post = PostOf(random.Next(4)) }, one.Ladder.Seq + 1, at));
                break;
            default:
                var step = (LadderStep)random.Next(1, 10);
                book.Change(unit, one => one.Take(new LadderNews(step, at, one.Ladder.Owed?.Seq ?? one.Ladder.Seq), At.AddHours(1)));
                break;
        }
    }

    private static IEnumerable<GroupCounts> Groups(IEnumerable<AlertDelivery> all, Func<AlertDelivery, int> number) =>
        all.GroupBy(number).OrderBy(same => same.Key).Select(same => (same.Key, Sum: AlertCounts.Of(same), same)).Select(one => new GroupCounts(
            one.Key, one.same.Count(), one.same.Count(each => each.Ladder.IsCommitted), one.Sum.Declined + one.Sum.Unable, one.Sum.Silent,
            one.same.Where(each => !each.Ladder.HasEnded).Sum(each => AlertCounts.Of(each.Ladder).AtPost)));
}
