using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Incidents;
using Dispatch.Grains.Alerts;
using Dispatch.Grains.Tests.Incidents;

namespace Dispatch.Grains.Tests.Alerts;

public sealed class AlertGrainTests
{
    [Fact]
    public async Task Everybody_in_range_is_queued_durably_and_told_once()
    {
        await using var city = await AlertCity.Start(taxis: 30, shardSize: 10);
        var (grain, view) = await city.Send();
        view.Counts.Queued.ShouldBe(30);
        await city.Ear.Until(() => city.Ear.ToldOf(view.Id).Count() == 30);
        city.Ear.ToldOf(view.Id).ShouldBeUnique();
        (await grain.Remembered())!.Shards.ShouldBe(3);
        (await city.City.Incident(city.Incident).Log()).Select(entry => entry.Kind).ShouldContain("wave-sent");
    }

    [Fact]
    public async Task Repeated_orders_and_queues_tell_nobody_twice()
    {
        await using var city = await AlertCity.Start(taxis: 5);
        var header = city.By(AlertCity.Wang, "once");
        var order = city.Order(header);
        var first = City.Ok(await city.Alert(order.Id).Order(header, order));
        City.Ok(await city.Alert(order.Id).Order(header, order)).Waves.ShouldBe(first.Waves);
        var one = (await city.Deliveries(order.Id))[0];
        var shard = city.Shard(order.Id, one.Recipient.Unit, 1);
        await shard.Queue(new ShardOrder(order, 1, header.At, header.At, 1), [one.Recipient], header.At.AddMinutes(1));
        (await city.Deliveries(order.Id)).Select(again => again.Ladder.QueuedAt).Distinct().ShouldHaveSingleItem();
        (await city.Alert(order.Id).Order(header with { Fingerprint = "other" }, order)).Refusal!.Code.ShouldBe("key-reused");
    }

    [Fact]
    public async Task A_wave_that_a_crash_left_half_queued_is_completed_and_nobody_is_queued_twice()
    {
        await using var city = await AlertCity.Start(taxis: 30, shardSize: 10);
        var header = city.By(AlertCity.Wang);
        var order = city.Order(header);
        // One shard cannot be stored: the others are queued, and the alert does not know of the wave.
        city.City.Store.BeforeWrite = id => id.Contains($"{order.Id}/1", StringComparison.Ordinal) ? throw new IOException("full") : Task.CompletedTask;
        await Should.ThrowAsync<Exception>(() => city.Alert(order.Id).Order(header, order));
        city.City.Store.Heal();
        await city.Restart(taxis: 30);
        var before = (await city.Deliveries(order.Id)).ToDictionary(one => one.Recipient.Unit, one => one.Ladder.QueuedAt);
        before.Count.ShouldBeInRange(1, 29);
        City.Ok(await city.Alert(order.Id).Order(header, order)).Waves.ShouldHaveSingleItem().Size.ShouldBe(30);
        var after = (await city.Deliveries(order.Id)).ToDictionary(one => one.Recipient.Unit, one => one.Ladder.QueuedAt);
        after.Count.ShouldBe(30);
        before.ShouldAllBe(one => after[one.Key] == one.Value);
        after.Values.ShouldAllBe(at => at <= city.City.Clock.GetUtcNow());
    }

    [Fact]
    public async Task A_wave_that_a_crash_cut_off_before_anybody_was_queued_reaches_also_those_who_report_last()
    {
        await using var city = await AlertCity.Start(taxis: 30, shardSize: 10);
        var header = city.By(AlertCity.Wang);
        var order = city.Order(header);
        // The command is on disk and nothing after it.
        var written = 0;
        city.City.Store.BeforeWrite = id => id.Contains($"{order.Id}", StringComparison.Ordinal) && Interlocked.Increment(ref written) > 1
            ? throw new IOException("gone") : Task.CompletedTask;
        await Should.ThrowAsync<Exception>(() => city.Alert(order.Id).Order(header, order));
        city.City.Store.Heal();
        await city.Restart(taxis: 8);
        City.Ok(await city.Alert(order.Id).Order(header, order)).Waves.ShouldBeEmpty("22 of those who were meant have not reported yet");
        (await city.Deliveries(order.Id)).Length.ShouldBe(8);
        for (var taxi = 8; taxi < 30; taxi++)
            await city.See(taxi);
        await city.LookUntil(order.Id, TimeSpan.FromSeconds(2), () => city.Ear.Views.Any(view => view.Waves is [{ Size: 30 }]));
        await city.Ear.Until(() => city.Ear.ToldOf(order.Id).Distinct().Count() == 30);
        (await city.Deliveries(order.Id)).Length.ShouldBe(30);
    }

    [Fact]
    public async Task Answers_survive_a_restart_with_their_times_and_are_counted_again()
    {
        await using var city = await AlertCity.Start(taxis: 3);
        var (_, view) = await city.Send();
        city.City.Clock.Advance(TimeSpan.FromMilliseconds(1_234));
        var accepted = await city.Say(view.Id, AlertCity.Taxi(0), LadderStep.Accepted);
        accepted.At.ShouldBe(city.City.Clock.GetUtcNow());
        await city.Say(view.Id, AlertCity.Taxi(1), LadderStep.Declined);
        await city.Restart(taxis: 3);
        var counts = (await city.Alert(view.Id).Get())!.Counts;
        (counts.Queued, counts.Accepted, counts.Declined).ShouldBe((3, 1, 1));
        city.City.Clock.Advance(TimeSpan.FromSeconds(1));
        (await city.Say(view.Id, AlertCity.Taxi(0), LadderStep.Accepted)).At.ShouldBe(accepted.At);
    }

    [Fact]
    public async Task Marks_that_come_while_a_write_is_under_way_share_the_next_one()
    {
        await using var city = await AlertCity.Start(taxis: 40);
        var (_, view) = await city.Send();
        var (holding, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        city.City.Store.BeforeWrite = async id =>
        {
            if (!id.Contains($"{view.Id}/0", StringComparison.Ordinal) || holding.Task.IsCompleted)
                return;
            holding.SetResult();
            await release.Task;
        };
        city.City.Store.Writes.Clear();
        var shard = city.Shard(view.Id, AlertCity.Taxi(0), 1);
        UnitMark Delivered(int number) => new(AlertCity.Taxi(number), new LadderNews(LadderStep.Delivered, city.City.Clock.GetUtcNow(), 1));
        var first = shard.Mark([Delivered(0)]);
        await holding.Task;
        var others = Enumerable.Range(1, 39).Select(number => shard.Mark([Delivered(number)])).ToList();
        // Answered in turn behind the marks, so that all of them are in the grain by now.
        await shard.Summary();
        others.ShouldAllBe(one => !one.IsCompleted);
        release.SetResult();
        (await Task.WhenAll(others)).ShouldAllBe(answers => answers[0].At != null);
        (await first)[0].At.ShouldNotBeNull();
        city.City.Store.Writes.Count(id => id.Contains($"{view.Id}/0", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task A_mark_whose_write_failed_is_not_confirmed_and_is_taken_when_it_comes_again()
    {
        await using var city = await AlertCity.Start(taxis: 2);
        var (_, view) = await city.Send();
        city.City.Store.BeforeWrite = id => id.Contains($"{view.Id}/0", StringComparison.Ordinal) ? throw new IOException("full") : Task.CompletedTask;
        await Should.ThrowAsync<Exception>(() => city.Say(view.Id, AlertCity.Taxi(0), LadderStep.Accepted));
        city.City.Store.Heal();
        await city.Restart(taxis: 2);
        (await city.Deliveries(view.Id)).ShouldAllBe(one => !one.Ladder.HasAccepted);
        (await city.Say(view.Id, AlertCity.Taxi(0), LadderStep.Accepted)).At.ShouldNotBeNull();
    }

    [Fact]
    public async Task After_expiry_nothing_is_pending_nobody_can_accept_and_everybody_is_told_the_end()
    {
        await using var city = await AlertCity.Start(taxis: 2);
        var (grain, view) = await city.Send(seconds: 60);
        (await city.Shard(view.Id, AlertCity.Taxi(0), 1).Pending([AlertCity.Taxi(0)], all: false))!.Deliveries[0].Ending.ShouldBeNull();
        city.City.Clock.Advance(TimeSpan.FromSeconds(60));
        await city.Ear.Until(() => city.Ear.ToldOf(view.Id, EndingKind.Expired).Distinct().Count() == 2);
        (await grain.Get())!.Standing.ShouldBe(AlertStanding.Expired);
        (await city.Shard(view.Id, AlertCity.Taxi(0), 1).Pending([AlertCity.Taxi(0)], all: false))!.Deliveries[0].Ending.ShouldBe(EndingKind.Expired);
        (await city.Say(view.Id, AlertCity.Taxi(0), LadderStep.Accepted)).Why.ShouldBe("alert-over");
    }

    [Fact]
    public async Task A_retraction_reaches_exactly_the_recipients_of_the_original_until_each_has_confirmed_it()
    {
        await using var city = await AlertCity.Start(taxis: 6);
        var (grain, view) = await city.Send(quota: 2);
        await city.Ear.Until(() => city.Ear.ToldOf(view.Id).Distinct().Count() == 2);
        var told = city.Ear.ToldOf(view.Id).ToHashSet();
        City.Ok(await grain.Retract(city.By(AlertCity.Zhao), "wrong plate"));
        await city.Ear.Until(() => city.Ear.ToldOf(view.Id, EndingKind.Retracted).Distinct().Count() == 2);
        city.Ear.ToldOf(view.Id, EndingKind.Retracted).ShouldAllBe(unit => told.Contains(unit));
        await city.Restart(taxis: 6);
        var unit = told.First();
        (await city.Shard(view.Id, unit, 1).Pending([unit], all: false))!.Deliveries[0].Ending.ShouldBe(EndingKind.Retracted);
        (await city.Say(view.Id, unit, LadderStep.Released, seq: 2)).At.ShouldNotBeNull();
        (await city.Shard(view.Id, unit, 1).Pending([unit], all: false)).ShouldBeNull();
        (await city.City.Grain<IAlertBoardGrain>(AlertBoards.KeyOf(city.Incident)).Active()).ShouldContain(one => one.Id == view.Id);
    }

    [Fact]
    public async Task Who_ordered_cannot_release_and_before_the_release_nobody_is_told()
    {
        await using var city = await AlertCity.Start(taxis: 3);
        var header = city.By(AlertCity.Wang);
        var order = city.Order(header, description: new AlertDescription(DescriptionKind.Vehicle, new BilingualText("白色轿车", "white saloon")));
        var grain = city.Alert(order.Id);
        City.Ok(await grain.Order(header, order)).Standing.ShouldBe(AlertStanding.AwaitsRelease);
        (await city.Deliveries(order.Id)).ShouldBeEmpty();
        (await grain.Release(city.By(AlertCity.Wang))).Refusal!.Code.ShouldBe("second-person-needed");
        City.Ok(await grain.Release(city.By(AlertCity.Zhao))).Counts.Queued.ShouldBe(3);
    }

    [Fact]
    public async Task Silence_asks_the_next_ones_and_an_acceptance_thanks_those_who_are_not_needed()
    {
        await using var city = await AlertCity.Start(taxis: 4);
        var (grain, view) = await city.Send(quota: 1);
        await city.Ear.Until(() => city.Ear.ToldOf(view.Id).Any());
        city.Ear.ToldOf(view.Id).ShouldBe([AlertCity.Taxi(0)]);
        city.City.Clock.Advance(AlertLimits.Default.AnswerWithin);
        await city.Ear.Until(() => city.Ear.ToldOf(view.Id).Distinct().Count() > 1);
        var asked = city.Ear.ToldOf(view.Id).Distinct().ToList();
        await city.Say(view.Id, asked[1], LadderStep.Accepted);
        await city.Until(() => city.Ear.ToldOf(view.Id, EndingKind.Released).Any());
        city.Ear.ToldOf(view.Id, EndingKind.Released).ShouldContain(AlertCity.Taxi(0));
        city.Ear.ToldOf(view.Id, EndingKind.Released).ShouldNotContain(asked[1]);
        (await grain.Get())!.Waves.Length.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_not_confirmed_is_told_again_and_what_was_is_not()
    {
        await using var city = await AlertCity.Start(taxis: 2);
        var (_, view) = await city.Send();
        await city.Ear.Until(() => city.Ear.ToldOf(view.Id).Count() == 2);
        await city.Say(view.Id, AlertCity.Taxi(0), LadderStep.Delivered);
        city.City.Clock.Advance(TimeSpan.FromSeconds(10));
        await city.Ear.Until(() => city.Ear.ToldOf(view.Id).Count() == 3);
        city.Ear.ToldOf(view.Id).Count(unit => unit == AlertCity.Taxi(0)).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_is_sent_more_alerts_a_day_than_the_budget_allows()
    {
        await using var city = await AlertCity.Start(taxis: 1);
        for (var i = 0; i < AlertLimits.Default.AlertsPerDay; i++)
            (await city.Send()).View.Counts.Queued.ShouldBe(1);
        var (_, over) = await city.Send();
        over.Counts.Queued.ShouldBe(0);
        over.Excluded.ShouldContain(one => one.Reason == "alert-budget" && one.Count == 1);
    }

    [Fact]
    public async Task A_sighting_is_told_to_the_log_and_twice_under_one_key_is_one()
    {
        await using var city = await AlertCity.Start(taxis: 1);
        var (_, view) = await city.Send();
        var grain = city.City.Grain<ISightingsGrain>(city.Incident.Value);
        var header = city.City.Header("seen");
        var report = new SightingReport(AlertCity.Taxi(0), "的士0", Domain.Units.UnitKind.Taxi, view.Id,
            Domain.Geo.GeoPoint.Of(43.88, 125.33), null, Domain.Alerting.Sightings.SightingSubject.Vehicle, "white", []);
        var first = City.Ok(await grain.Report(header, report));
        City.Ok(await grain.Report(header, report)).Id.ShouldBe(first.Id);
        (await grain.Sightings()).ShouldHaveSingleItem();
        (await city.City.Incident(city.Incident).Log()).Count(entry => entry.Kind == "sighting-reported").ShouldBe(1);
    }
}
