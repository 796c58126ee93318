using System.Collections.Immutable;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Grains.Alerts;

namespace Dispatch.Grains.Tests.Alerts;

public sealed class LadderLineTests
{
    private static readonly DateTimeOffset Zero = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Any_ladder_that_the_rules_can_make_is_read_back_as_it_was()
    {
        var random = new Random(4);
        for (var round = 0; round < 2_000; round++)
        {
            var (ladder, at) = (DeliveryLadder.Queued(1, Zero.AddMilliseconds(random.Next(1_000))), Zero);
            for (var i = 0; i < random.Next(12); i++)
            {
                at = at.AddMilliseconds(random.Next(1, 5_000));
                ladder = random.Next(12) switch
                {
                    0 => ladder.End(random.GetItems(Enum.GetValues<EndingKind>(), 1)[0], ladder.Seq + 1, at),
                    1 => ladder.Renew(ladder.Seq + 1, at, random.Next(2) == 0),
                    _ => ladder.Take(new LadderNews(
                        random.GetItems(Enum.GetValues<LadderStep>(), 1)[0], at, ladder.Seq + random.Next(2),
                        random.Next(2) == 0 ? at.AddMilliseconds(-random.Next(90_000)) : null,
                        random.Next(3) == 0 ? "车坏了 | # @ broken. 1" : null), Zero.AddHours(1)),
                };
            }
            // The order's own time has a fraction of a millisecond; what units were told has none, and stays as it was.
            var ordered = Zero.AddTicks(9_561);
            var line = LadderLine.Write(ladder, ordered);
            var read = LadderLine.Read(line, ordered);
            (read.Seq, read.TaskSeq, read.Carried).ShouldBe((ladder.Seq, ladder.TaskSeq, ladder.Carried), line);
            read.Marks.ShouldBe(ladder.Marks, line);
            read.Endings.ShouldBe(ladder.Endings, line);
        }
    }

    [Fact]
    public void A_whole_ladder_takes_some_dozens_of_bytes()
    {
        var ladder = DeliveryLadder.Queued(1, Zero);
        foreach (var step in new[] { LadderStep.Sent, LadderStep.Delivered, LadderStep.Seen, LadderStep.Accepted, LadderStep.EnRoute, LadderStep.AtPost })
            ladder = ladder.Take(new LadderNews(step, Zero.AddMinutes((int)step), 1), Zero.AddHours(1));
        LadderLine.Write(ladder.End(EndingKind.StandDown, 2, Zero.AddHours(1)), Zero).Length.ShouldBeLessThan(100);
    }
}
