using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Alerting.Retention;
using Dispatch.Domain.Alerting.Sightings;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;
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

    [Fact]
    public async Task Photos_go_before_the_sightings_both_on_their_day_after_the_incident_was_closed_and_the_log_proves_each()
    {
        await using var city = await AlertCity.Start(taxis: 1);
        var sightings = city.City.Grain<ISightingsGrain>(city.Incident.Value);
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1];
        var seen = City.Ok(await sightings.Report(city.City.Header(), new SightingReport(
            AlertCity.Taxi(0), "t", UnitKind.Taxi, null, GeoPoint.Of(43.88, 125.32), null, SightingSubject.Vehicle, "white", [.. png])));
        var retention = city.City.Grain<IAlertRetentionGrain>(AlertBoards.KeyOf(city.Incident));
        var limits = RetentionLimits.Default;
        (await retention.Sweep(city.City.Clock.GetUtcNow() + limits.Sightings + limits.Photos)).ShouldBe(0, "the incident is open");
        City.Ok(await city.City.Incident(city.Incident).Close(city.City.Header(), "arrested", null));
        var closedAt = city.City.Clock.GetUtcNow();

        (await retention.Sweep(closedAt + limits.Photos - TimeSpan.FromSeconds(1))).ShouldBe(0);
        (await sightings.Photo(seen.Id))!.Bytes.ShouldBe(png);
        (await retention.Sweep(closedAt + limits.Photos)).ShouldBe(1);
        (await sightings.Photo(seen.Id)).ShouldBeNull();
        (await sightings.Sightings()).ShouldHaveSingleItem().HasPhoto.ShouldBeFalse();
        (await retention.Sweep(closedAt + limits.Photos)).ShouldBe(0, "what is deleted is not deleted again");
        (await retention.Sweep(closedAt + limits.Sightings)).ShouldBe(1);
        (await sightings.Sightings()).ShouldBeEmpty();
        var proofs = (await city.City.Incident(city.Incident).Log()).Where(entry => entry.Kind == "retention-done").Select(entry => entry.Body).ToList();
        proofs.Count.ShouldBe(2);
        proofs[0].ShouldContain("photos");
        proofs[1].ShouldContain("sightings");

        await city.Restart(taxis: 1);
        (await city.City.Grain<IPhotoGrain>(seen.Id.Value).Get()).ShouldBeNull("also on disk");
    }
}
