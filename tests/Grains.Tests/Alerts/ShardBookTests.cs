using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
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
        var during = ShardSums.Of(book.Stored, book.StoredVersion);
        book.Written(change);
        var after = ShardSums.Of(book.Stored, book.StoredVersion);

        (during.Counts.Accepted, after.Counts.Accepted).ShouldBe((0, 1));
        after.Version.ShouldBeGreaterThan(during.Version, "the alert keeps the higher version, and would keep the old sums for ever");
    }
}
