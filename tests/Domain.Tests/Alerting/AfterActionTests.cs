using System.Collections.Immutable;
using System.Text.Json;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Alerting.Orders;
using Dispatch.Domain.Alerting.Reports;
using Dispatch.Domain.Geo;
using static Dispatch.Domain.Alerting.Delivery.LadderStep;
using static Dispatch.Domain.Tests.Alerting.Alerts;

namespace Dispatch.Domain.Tests.Alerting;

public sealed class AfterActionTests
{
    [Fact]
    public void The_report_tells_times_to_each_post_to_closure_and_who_was_never_reached()
    {
        var alert = Sent(Order(AlertKind.Posts, Audience.ForPosts([Post(1), Post(2, need: 2)], new Metres(3000))), 4);
        var report = AfterAction.Of(alert,
        [
            Delivery("a", Post(1), (LadderStep.Sent, 10), (Delivered, 11), (Accepted, 20), (AtPost, 100)),
            Delivery("b", Post(2, need: 2), (LadderStep.Sent, 10), (Accepted, 30), (AtPost, 90)),
            Delivery("c", Post(2, need: 2), (LadderStep.Sent, 10), (Delivered, 15), (Accepted, 40), (AtPost, 160)),
            Delivery("d", Post(2, need: 2), (LadderStep.Sent, 10)),
        ]);
        report.Posts.Select(post => (post.Node, post.Accepted, post.Manned)).ShouldBe([(1, Seconds(20), Seconds(100)), (2, Seconds(40), Seconds(160))]);
        report.Closed.ShouldBe(Seconds(160));
        report.NeverReached.ShouldBe([new UnitId("d")]);
        report.Waves.ShouldHaveSingleItem().AcceptedShare.ShouldBe(0.75);
        report.Waves[0].MedianAnswer.ShouldBe(Seconds(30));
        report.Reach.ShouldBe(new ReachTimes(Seconds(11), Seconds(15), Seconds(15)));
        report.Timeline.Select(line => line.What).ShouldBe(["ordered", "wave", "firstDelivered", "firstAccepted", "postManned", "closed", "postManned"], ignoreOrder: true);
        report.Timeline.Select(line => line.At).ShouldBeInOrder();
    }

    [Fact]
    public void A_post_that_was_never_manned_leaves_the_cordon_open_in_the_report()
    {
        var report = AfterAction.Of(Sent(Order(AlertKind.Posts, Audience.ForPosts([Post(1)], new Metres(3000))), 1), [Delivery("a", Post(1), (LadderStep.Sent, 1), (Accepted, 5))]);
        report.Posts.ShouldHaveSingleItem().Manned.ShouldBeNull();
        report.Closed.ShouldBeNull();
    }

    [Fact]
    public void A_post_that_the_cordon_gave_up_is_told_apart_and_does_not_keep_the_others_from_being_all_manned()
    {
        var alert = Sent(Order(AlertKind.Posts, Audience.ForPosts([Post(2)], new Metres(3000))), 2);
        var report = AfterAction.Of(alert, [
            Delivery("a", Post(1), (LadderStep.Sent, 1), (LadderStep.Declined, 5)),
            Delivery("b", Post(2), (LadderStep.Sent, 1), (Accepted, 5), (LadderStep.AtPost, 50))]);
        report.Posts.Select(post => (post.Node, post.GivenUp)).ShouldBe([(1, true), (2, false)]);
        report.Closed.ShouldBe(report.Posts[1].Manned);
    }

    [Fact]
    public void Who_was_reached_and_did_not_confirm_the_end_is_named()
    {
        var alert = EndAlert.StandDown(Sent(Order(), 3), "caught", Header("s", second: 200)).Value!;
        var report = AfterAction.Of(alert,
        [
            Delivery("confirmed", null, (LadderStep.Sent, 1), (Delivered, 2)).End(EndingKind.StandDown, 2, Noon.AddSeconds(200)).Take(News(Released, 210, 2), Expiry),
            Delivery("silent", null, (LadderStep.Sent, 1), (Delivered, 2)).End(EndingKind.StandDown, 2, Noon.AddSeconds(200)),
            Delivery("offline", null).End(EndingKind.StandDown, 2, Noon.AddSeconds(200)),
        ]);
        report.EndNotConfirmed.ShouldBe([new UnitId("silent")]);
        report.NeverReached.ShouldBe([new UnitId("offline")]);
        report.Timeline[^1].ShouldBe(new ReportLine(Noon.AddSeconds(200), "stoodDown", "caught"));
    }

    [Fact]
    public void The_report_follows_from_the_ladders_in_any_order_and_its_counts_add_up()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            ImmutableArray<AlertPost> posts = [Post(1), Post(2, need: 2)];
            var deliveries = Enumerable.Range(0, 30).Select(i => Random(random, $"u-{i:00}", posts)).ToList();
            var alert = Sent(Order(AlertKind.Posts, Audience.ForPosts(posts, new Metres(3000))), 30);
            var report = AfterAction.Of(alert, deliveries);
            JsonSerializer.Serialize(AfterAction.Of(alert, [.. deliveries.OrderBy(_ => random.Next())])).ShouldBe(JsonSerializer.Serialize(report), $"seed {seed}");
            report.Counts.Queued.ShouldBe(30, $"seed {seed}");
            report.Waves.Sum(wave => wave.Counts.Accepted).ShouldBe(report.Counts.Accepted, $"seed {seed}");
            report.NeverReached.Length.ShouldBe(report.Counts.Queued - report.Counts.Delivered, $"seed {seed}");
            foreach (var post in report.Posts)
            {
                // The slow way: walk through time second by second and count who is there.
                var there = deliveries.Where(one => one.Recipient.Post!.Node == post.Node).Select(one => one.Ladder.TimeOf(AtPost)).ToList();
                var manned = Enumerable.Range(0, 400).Cast<int?>().FirstOrDefault(second => there.Count(at => at <= Noon.AddSeconds(second!.Value)) >= post.Need);
                post.Manned.ShouldBe(manned is { } found ? Seconds(found) : null, $"seed {seed}: post {post.Node}");
            }
        }
    }

    [Fact]
    public void The_csv_reads_back_cell_by_cell_and_no_text_runs_as_a_formula()
    {
        string[] nasty = ["=cmd|' /C calc'!A0", "+1", "-2", "@SUM(A1)", "\tx", "a,b", "say \"hi\"", "two\r\nlines", "白车"];
        var deliveries = nasty.Select((text, i) => Delivery($"u-{i}", null, (LadderStep.Sent, 1)).Take(News(Declined, 5, reason: text), Expiry)).ToList();
        var csv = AfterActionCsv.Write(Sent(Order(), nasty.Length), deliveries);
        csv.ShouldEndWith("\r\n");
        var rows = Parse(csv);
        rows.Count.ShouldBe(nasty.Length + 1);
        rows.ShouldAllBe(row => row.Count == rows[0].Count);
        var reasons = rows.Skip(1).Select(row => row[^1]).ToList();
        reasons.ShouldBe(["'=cmd|' /C calc'!A0", "+1", "-2", "'@SUM(A1)", "'\tx", "a,b", "say \"hi\"", "two\r\nlines", "白车"]);
        rows[1][rows[0].IndexOf("declined")].ShouldBe("2026-11-22T12:00:05.000Z");
    }

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);

    private static Alert Sent(AlertOrder order, int size)
    {
        var alert = OrderAlert.Decide(order, true, Choice(size), Header(), AlertLimits.Default).Value!;
        return SendWave.Decide(alert, [.. Enumerable.Range(0, size).Select(i => Taxi($"x-{i}"))], [], Actor.System, Noon).Value!;
    }

    private static AlertDelivery Delivery(string id, AlertPost? post, params (LadderStep Step, int Second)[] steps) =>
        steps.Aggregate(AlertDelivery.Queue(Taxi(id, post), 1, Noon), (one, step) => one.Take(News(step.Step, step.Second), Expiry));

    private static AlertDelivery Random(Random random, string id, ImmutableArray<AlertPost> posts)
    {
        var one = Delivery(id, posts[random.Next(posts.Length)]);
        for (var (i, second) = (0, 0); i < 8; i++)
            one = one.Take(News((LadderStep)random.Next(1, 9), second += random.Next(30)), Expiry);
        return one;
    }

    /// <summary>RFC 4180 by its grammar.</summary>
    private static List<List<string>> Parse(string csv)
    {
        var (rows, row, cell, quoted) = (new List<List<string>>(), new List<string>(), new System.Text.StringBuilder(), false);
        for (var i = 0; i < csv.Length; i++)
        {
            if (quoted && csv[i] == '"' && i + 1 < csv.Length && csv[i + 1] == '"')
                cell.Append(csv[++i]);
            else if (csv[i] == '"')
                quoted = !quoted;
            else if (!quoted && csv[i] == ',')
                Cell();
            else if (!quoted && csv[i] == '\r' && csv[i + 1] == '\n')
            {
                Cell();
                rows.Add(row);
                (row, i) = ([], i + 1);
            }
            else
                cell.Append(csv[i]);
        }

        return rows;

        void Cell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }
    }
}
