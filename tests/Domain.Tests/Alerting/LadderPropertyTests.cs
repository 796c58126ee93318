using System.Text.Json;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using static Dispatch.Domain.Alerting.Delivery.LadderStep;
using static Dispatch.Domain.Tests.Alerting.Alerts;

namespace Dispatch.Domain.Tests.Alerting;

/// <summary>Random lives of a ladder against a slow model of the same words; a failure prints its seed.</summary>
public sealed class LadderPropertyTests
{
    private const int Seeds = 3000;

    [Fact]
    public void The_ladder_agrees_with_a_table_written_from_its_description()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var (ladder, model) = (DeliveryLadder.Queued(1, Noon), new SlowLadder());
            for (var i = 0; i < 25; i++)
            {
                if (random.Next(12) == 0)
                {
                    var (kind, at) = ((EndingKind)random.Next(4), Noon.AddSeconds(i));
                    ladder = ladder.End(kind, 2 + i, at);
                    model.End(kind, 2 + i);
                }
                else
                {
                    var news = News((LadderStep)random.Next(10), random.Next(8) == 0 ? 4000 + i : i, random.Next(6) == 0 ? random.Next(30) : 1, random.Next(4) == 0);
                    var after = ladder.Take(news, Expiry);
                    after.Take(news, Expiry).ShouldBeSameAs(after, $"seed {seed}: {news} again");
                    var changed = model.Take(news);
                    ReferenceEquals(after, ladder).ShouldBe(!changed, $"seed {seed}: {news} after {string.Join(' ', ladder.Marks)}");
                    ladder = after;
                }

                foreach (var step in Enum.GetValues<LadderStep>().Where(step => step != Released))
                    ladder.TimeOf(step).ShouldBe(model.Times.TryGetValue(step, out var at) ? at : null, $"seed {seed}");
                ladder.IsReleased.ShouldBe(model.Released, $"seed {seed}");
            }
        }
    }

    [Fact]
    public void Merging_two_copies_is_the_same_either_way_loses_nothing_and_twice_is_once()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var (a, b, c) = (Live(random), Live(random), Live(random));
            var ab = LadderMerge.Merge(a, b);
            Same(ab, LadderMerge.Merge(b, a), seed);
            Same(LadderMerge.Merge(ab, b), ab, seed);
            Same(LadderMerge.Merge(ab, ab), ab, seed);
            Same(LadderMerge.Merge(ab, c), LadderMerge.Merge(a, LadderMerge.Merge(b, c)), seed);
            foreach (var mark in a.Marks.Concat(b.Marks))
                (ab.TimeOf(mark.Step) <= mark.At).ShouldBeTrue($"seed {seed}: {mark.Step}");
        }
    }

    [Fact]
    public void The_counts_add_up_exactly()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var random = new Random(seed);
            var ladders = Enumerable.Range(0, 20).Select(_ => Live(random)).ToList();
            var sum = ladders.Select(AlertCounts.Of).Aggregate(AlertCounts.None, (a, b) => a.Plus(b));
            sum.Queued.ShouldBe(20, $"seed {seed}");
            (sum.Sent >= sum.Delivered && sum.Delivered >= sum.Seen && sum.Seen >= sum.Answered && sum.Accepted >= sum.EnRoute && sum.EnRoute >= sum.AtPost)
                .ShouldBeTrue($"seed {seed}: {sum}");
            (sum.Answered + sum.Silent).ShouldBe(sum.Sent, $"seed {seed}: {sum}");
            sum.Answered.ShouldBe(ladders.Count(ladder => ladder.HasAnswered), $"seed {seed}");
            sum.Plus(AlertCounts.Of(ladders[0]), -1).Plus(AlertCounts.Of(ladders[0])).ShouldBe(sum, $"seed {seed}");
        }
    }

    private static DeliveryLadder Live(Random random)
    {
        var ladder = DeliveryLadder.Queued(1, Noon);
        for (var i = 0; i < random.Next(12); i++)
            ladder = random.Next(10) == 0
                ? ladder.End((EndingKind)random.Next(4), 2 + random.Next(3), Noon.AddSeconds(random.Next(100)))
                : ladder.Take(News((LadderStep)random.Next(10), random.Next(100), random.Next(5) == 0 ? random.Next(5) : 1), Expiry);
        return ladder;
    }

    private static void Same(DeliveryLadder one, DeliveryLadder other, int seed) =>
        JsonSerializer.Serialize(one).ShouldBe(JsonSerializer.Serialize(other), $"seed {seed}");

    /// <summary>The words of the description, one condition each, over a plain table of times.</summary>
    private sealed class SlowLadder
    {
        private readonly List<(EndingKind Kind, int Seq, bool Acked)> endings = [];

        public Dictionary<LadderStep, DateTimeOffset> Times { get; } = new() { [Queued] = Noon };

        public bool Released => endings.Count > 0 && endings.TrueForAll(one => one.Acked);

        public void End(EndingKind kind, int seq)
        {
            if (endings.Count == 0 || (kind == EndingKind.Retracted && endings.TrueForAll(one => one.Kind != EndingKind.Retracted)))
                endings.Add((kind, seq, false));
        }

        public bool Take(LadderNews news)
        {
            if (news.Step == LadderStep.Released)
            {
                var open = endings.FindAll(one => !one.Acked && one.Seq <= news.Seq);
                foreach (var one in open)
                    endings[endings.IndexOf(one)] = one with { Acked = true };
                return open.Count > 0;
            }

            var refused = Times.ContainsKey(Declined) || Times.ContainsKey(Unable);
            var accepted = Times.ContainsKey(Accepted) || Times.ContainsKey(EnRoute) || Times.ContainsKey(AtPost);
            var inTime = news.At < Expiry;
            var may = endings.Count == 0 && !refused && news.Seq == 1 && news.Step switch
            {
                Sent => inTime && !Times.Keys.Any(step => step >= Sent),
                Delivered => inTime && !Times.Keys.Any(step => step >= Delivered),
                Seen => inTime && !Times.Keys.Any(step => step >= Seen),
                Accepted => inTime && !accepted && !news.Noticed,
                Declined or Unable => inTime || accepted,
                EnRoute => !Times.ContainsKey(EnRoute) && !Times.ContainsKey(AtPost) && (accepted || (inTime && !news.Noticed)),
                AtPost => !Times.ContainsKey(AtPost) && (accepted || (inTime && !news.Noticed)),
                _ => false,
            };
            if (may)
                Times[news.Step] = news.At;
            return may;
        }
    }
}
