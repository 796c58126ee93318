using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Alerting.Retention;
using Dispatch.Grains.Alerts;
using Dispatch.Grains.Tests.Incidents;

namespace Dispatch.Grains.Tests.Alerts;

public sealed class AlertRetentionTests
{
    [Fact]
    public async Task Who_was_told_is_deleted_on_schedule_the_counts_stay_and_the_log_proves_it()
    {
        await using var city = await AlertCity.Start(taxis: 3);
        var (grain, view) = await city.Send();
        await city.Say(view.Id, AlertCity.Taxi(0), LadderStep.Accepted);
        City.Ok(await grain.StandDown(city.By(AlertCity.Zhao), null));
        var retention = city.City.Grain<IAlertRetentionGrain>(AlertBoards.KeyOf(city.Incident));
        var endedAt = city.City.Clock.GetUtcNow();

        (await retention.Sweep(endedAt + RetentionLimits.Default.Ladders - TimeSpan.FromSeconds(1))).ShouldBe(0);
        (await city.Deliveries(view.Id)).Length.ShouldBe(3);
        (await retention.Sweep(endedAt + RetentionLimits.Default.Ladders + TimeSpan.FromSeconds(1))).ShouldBe(3);
        (await city.Deliveries(view.Id)).ShouldBeEmpty();
        (await retention.Sweep(endedAt + RetentionLimits.Default.Ladders + TimeSpan.FromDays(1))).ShouldBe(0);

        await city.Restart(taxis: 3);
        var counts = (await city.Alert(view.Id).Get())!.Counts;
        (counts.Queued, counts.Accepted).ShouldBe((3, 1));
        (await city.City.Incident(city.Incident).Log()).ShouldContain(entry => entry.Kind == "retention-done" && entry.Body.Contains("ladders", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_alert_that_is_not_over_is_never_deleted()
    {
        await using var city = await AlertCity.Start(taxis: 1);
        var (grain, view) = await city.Send();
        (await grain.Forget(new RetentionCut(RetentionClass.Ladders, city.City.Clock.GetUtcNow().AddYears(1)))).ShouldBe(0);
        (await city.Deliveries(view.Id)).ShouldHaveSingleItem();
    }
}
