using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Units;
using Dispatch.Grains.Alerts;
using Dispatch.Grains.Tests.Incidents;

namespace Dispatch.Grains.Tests.Alerts;

/// <summary>Shards write down who would be told while the order waits for its second person; who is told is decided at the release.</summary>
public sealed class PreparedAlertTests
{
    [Fact]
    public async Task Who_is_prepared_is_told_nothing_before_the_release_also_after_a_restart()
    {
        await using var city = await AlertCity.Start(taxis: 30, shardSize: 10);
        var (_, id) = await city.Prepare();
        city.City.Store.Body("alert-shard", $"{id}/0").ShouldContain("taxi-0", customMessage: "prepared");
        await Nobody();
        await city.Restart(taxis: 30);
        await Nobody();
        city.City.Clock.Advance(TimeSpan.FromSeconds(30));
        await Nobody();
        city.Ear.ToldOf(id).ShouldBeEmpty();

        async Task Nobody()
        {
            (await city.Deliveries(id)).ShouldBeEmpty();
            (await city.Shard(id, AlertCity.Taxi(0), 3).Pending([AlertCity.Taxi(0)], all: true)).ShouldBeNull();
            (await city.Say(id, AlertCity.Taxi(0), LadderStep.Accepted)).Why.ShouldBe("unknown-alert");
            (await city.Alert(id).Get())!.Counts.Queued.ShouldBe(0);
        }
    }

    [Fact]
    public async Task At_the_release_everybody_who_was_prepared_is_told_once_and_nobody_is_written_again_by_name()
    {
        await using var city = await AlertCity.Start(taxis: 30, shardSize: 10);
        var (grain, id) = await city.Prepare();
        var written = Bodies();
        City.Ok(await grain.Release(city.By(AlertCity.Zhao))).Counts.Queued.ShouldBe(30);
        await city.Ear.Until(() => city.Ear.ToldOf(id).Count() == 30);
        city.Ear.ToldOf(id).ShouldBeUnique();
        Bodies().ShouldBe(written);
        await city.Restart(taxis: 30);
        (await city.Deliveries(id)).Length.ShouldBe(30);

        List<string> Bodies() => [.. Enumerable.Range(0, 3).Select(shard => city.City.Store.Body("alert-shard", $"{id}/{shard}"))];
    }

    [Theory]
    [InlineData("off duty")]
    [InlineData("away")]
    [InlineData("with passengers")]
    [InlineData("silent")]
    public async Task Who_may_not_be_told_at_the_release_is_not_told_though_it_was_prepared(string why)
    {
        await using var city = await AlertCity.Start(taxis: 30, shardSize: 10);
        var (grain, id) = await city.Prepare();
        var unit = AlertCity.Taxi(7);
        var after = await Become(city, why);
        City.Ok(await grain.Release(city.By(AlertCity.Zhao))).Excluded.ShouldBe(after is null ? [] : [new Domain.Recommendation.Exclusion(after, 1)]);
        await city.Ear.Until(() => city.Ear.ToldOf(id).Count() == 29);
        city.Ear.ToldOf(id).ShouldNotContain(unit);
        await city.Restart(taxis: 30);
        (await city.Deliveries(id)).Length.ShouldBe(29);
        (await city.Shard(id, unit, 3).Pending([unit], all: true)).ShouldBeNull();
        (await city.Say(id, unit, LadderStep.Accepted)).Why.ShouldBe("unknown-alert");
    }

    [Fact]
    public async Task Whose_budget_was_used_up_between_order_and_release_is_not_told_though_it_was_prepared()
    {
        await using var city = await AlertCity.Start(taxis: 3);
        for (var i = 0; i < AlertLimits.Default.AlertsPerDay - 1; i++)
            await city.Send();
        var (grain, id) = await city.Prepare();
        (await city.Send()).View.Counts.Queued.ShouldBe(3);
        City.Ok(await grain.Release(city.By(AlertCity.Zhao))).Counts.Queued.ShouldBe(0);
        (await city.Deliveries(id)).ShouldBeEmpty();
        city.Ear.ToldOf(id).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_came_after_the_preparation_is_told_with_the_others_and_survives_a_restart()
    {
        await using var city = await AlertCity.Start(taxis: 30, shardSize: 10);
        City.Ok(await city.City.Unit("taxi-009").SetDuty(city.City.Header(), false));
        await city.See(9);
        var (grain, id) = await city.Prepare();
        City.Ok(await city.City.Unit("taxi-009").SetDuty(city.City.Header(), true));
        await city.See(9);
        City.Ok(await grain.Release(city.By(AlertCity.Zhao))).Counts.Queued.ShouldBe(30);
        await city.Ear.Until(() => city.Ear.ToldOf(id).Count() == 30);
        await city.Restart(taxis: 30);
        (await city.Deliveries(id)).Select(one => one.Recipient.Unit).ShouldContain(AlertCity.Taxi(9));
        (await city.Say(id, AlertCity.Taxi(9), LadderStep.Accepted)).At.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_crash_between_preparation_and_release_loses_nobody_and_tells_nobody_twice()
    {
        await using var city = await AlertCity.Start(taxis: 30, shardSize: 10);
        var (_, id) = await city.Prepare();
        await city.Restart(taxis: 30);
        City.Ok(await city.Alert(id).Release(city.By(AlertCity.Zhao))).Counts.Queued.ShouldBe(30);
        await city.Ear.Until(() => city.Ear.ToldOf(id).Count() == 30);
        city.Ear.ToldOf(id).ShouldBeUnique();
    }

    [Fact]
    public async Task A_crash_in_the_release_leaves_prepared_shards_that_are_gone_on_with()
    {
        await using var city = await AlertCity.Start(taxis: 30, shardSize: 10);
        var (grain, id) = await city.Prepare();
        var header = city.By(AlertCity.Zhao);
        city.City.Store.BeforeWrite = written => written.Contains($"{id}/1", StringComparison.Ordinal) ? throw new IOException("full") : Task.CompletedTask;
        await Should.ThrowAsync<Exception>(() => grain.Release(header));
        city.City.Store.Heal();
        await city.Restart(taxis: 30);
        (await city.Deliveries(id)).Length.ShouldBeInRange(1, 29);
        City.Ok(await city.Alert(id).Release(header)).Waves.ShouldHaveSingleItem().Size.ShouldBe(30);
        (await city.Deliveries(id)).Select(one => one.Recipient.Unit).Distinct().Count().ShouldBe(30);
    }

    [Fact]
    public async Task Before_the_release_is_on_disk_nobody_of_the_prepared_is_told_or_queued()
    {
        await using var city = await AlertCity.Start(taxis: 30, shardSize: 10);
        var (grain, id) = await city.Prepare();
        city.City.Store.BeforeWrite = written => written.EndsWith($"{id}", StringComparison.Ordinal) ? throw new IOException("full") : Task.CompletedTask;
        await Should.ThrowAsync<Exception>(() => grain.Release(city.By(AlertCity.Zhao)));
        city.City.Store.Heal();
        await city.Restart(taxis: 30);
        (await city.Alert(id).Get())!.Standing.ShouldBe(AlertStanding.AwaitsRelease);
        (await city.Deliveries(id)).ShouldBeEmpty();
        city.Ear.ToldOf(id).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_was_prepared_for_an_alert_that_is_never_released_is_forgotten_when_it_ends()
    {
        await using var city = await AlertCity.Start(taxis: 5);
        var (grain, id) = await city.Prepare();
        City.Ok(await grain.Retract(city.By(AlertCity.Zhao), "wrong car"));
        city.City.Store.Body("alert-shard", $"{id}/0").ShouldNotContain("taxi-0");
        city.Ear.ToldOf(id, EndingKind.Retracted).ShouldBeEmpty();
    }

    /// <returns>The reason that is counted; null when it is not even looked at.</returns>
    private static async Task<string?> Become(AlertCity city, string why)
    {
        switch (why)
        {
            case "off duty":
                City.Ok(await city.City.Unit("taxi-007").SetDuty(city.City.Header(), false));
                await city.See(7);
                return "off-duty";
            case "away":
                await city.See(7, north: 0.5);
                // Until the cell that it left has forgotten it.
                city.City.Clock.Advance(TimeSpan.FromSeconds(6));
                return null;
            case "with passengers":
                city.City.Clock.Advance(TimeSpan.FromSeconds(1));
                await city.See(7, occupied: true);
                return "occupied";
            default:
                city.City.Clock.Advance(AlertLimits.Default.MaxFixAge + TimeSpan.FromSeconds(1));
                for (var other = 0; other < 30; other++)
                    if (other != 7)
                        await city.See(other);
                await city.Listen();
                return "stale-position";
        }
    }
}
