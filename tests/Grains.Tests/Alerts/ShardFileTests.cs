using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Units;
using Dispatch.Grains.Alerts;
using Dispatch.Storage;

namespace Dispatch.Grains.Tests.Alerts;

public sealed class ShardFileTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ShardOrder First = new(
        new AlertOrder(new AlertId("A1"), new IncidentId("I1"), AlertKind.CityWide, Audience.City(), 0, AlertUrgency.Immediate, At.AddHours(1), true, true, null, null, "路口"),
        1, At, At, 1);

    [Fact]
    public void Whatever_was_written_last_is_read_again_from_the_two_records()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var (random, disk) = (new Random(seed), new Disk());
            var (book, at) = (disk.Read(), At);
            for (var step = 0; step < 60; step++)
            {
                at = at.AddMilliseconds(random.Next(1, 500));
                Do(book, random, at);
                disk.Write(book);
                var again = disk.Read();
                again.Stored.Select(Text).ShouldBe(book.Stored.Select(Text), $"seed {seed}, step {step}");
                (again.Order?.SentAt, again.Count, again.Version).ShouldBe((book.Order?.SentAt, book.Count, book.Version));
                again.Sums().Counts.ShouldBe(book.Sums().Counts);
                if (random.Next(6) == 0)
                    book = again;
            }
        }
    }

    [Fact]
    public void After_a_preparation_the_release_writes_ladders_and_names_only_who_is_another()
    {
        var disk = new Disk();
        var book = disk.Read();
        book.Prepare(First, [.. Enumerable.Range(0, 40).Select(number => Taxi(number))]).ShouldBeTrue();
        disk.Write(book);
        book.Become(First with { SentAt = At.AddSeconds(5) });
        for (var number = 0; number < 39; number++)
            book.Add(Taxi(number, eyesOnly: number == 3), 1, At.AddSeconds(5));
        book.Add(Taxi(50), 1, At.AddSeconds(5));

        var change = book.Take();

        change.Whole.ShouldBeNull();
        change.Ladders!.Changed.Select(one => one.Recipient.Unit.Value).ShouldBe(["taxi-3", "taxi-50"]);
        change.Ladders.Lines.Count(line => line.Length > 0).ShouldBe(40, "all but the one who was prepared and is not told");
    }

    private static Recipient Taxi(int number, bool eyesOnly = false, int wave = 1) =>
        new(new UnitId($"taxi-{number}"), $"的士{number}", UnitKind.Taxi, wave, EyesOnly: eyesOnly);

    private static string Text(AlertDelivery one) =>
        $"{one.Recipient} {LadderLine.Write(one.Ladder, At)} {string.Join(' ', one.Earlier.Select(ladder => LadderLine.Write(ladder, At)))}";

    private static void Do(ShardBook book, Random random, DateTimeOffset at)
    {
        var unit = new UnitId($"taxi-{random.Next(30)}");
        switch (random.Next(8))
        {
            case 0:
                book.Prepare(First with { SentAt = at }, [.. Enumerable.Range(0, random.Next(30)).Select(_ => Taxi(random.Next(30), random.Next(4) == 0))]);
                break;
            case 1:
                book.ForgetPrepared();
                break;
            case 2 or 3:
                book.Become(First with { SentAt = at });
                for (var more = random.Next(8); more >= 0; more--)
                    book.Add(Taxi(random.Next(30), random.Next(4) == 0, wave: random.Next(1, 4)), 1, at);
                break;
            case 4:
                book.Change(unit, one => one.Renew(one.Recipient with { EyesOnly = false }, one.Ladder.Seq + 1, at));
                break;
            case 5:
                book.Change(unit, one => one.End(EndingKind.Released, 2, at));
                break;
            default:
                book.Change(unit, one => one.Take(new LadderNews((LadderStep)random.Next(1, 8), at, one.Ladder.Seq), At.AddHours(1)));
                break;
        }
    }

    /// <summary>The two records as the store keeps them: as text.</summary>
    private sealed class Disk
    {
        private BinaryData _whole = Utf8JsonStateSerializer.Default.Serialize(new ShardRecord());
        private BinaryData _ladders = Utf8JsonStateSerializer.Default.Serialize(new LadderRecord());

        public ShardBook Read() => new(
            Utf8JsonStateSerializer.Default.Deserialize<ShardRecord>(_whole)!, Utf8JsonStateSerializer.Default.Deserialize<LadderRecord>(_ladders)!);

        public void Write(ShardBook book)
        {
            var change = book.Take();
            if (change.Whole is { } whole)
                _whole = Utf8JsonStateSerializer.Default.Serialize(whole);
            else
                _ladders = Utf8JsonStateSerializer.Default.Serialize(change.Ladders!);
            book.Written(change);
        }
    }
}
