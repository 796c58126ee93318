using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Grains.Tests.Incidents;

namespace Dispatch.Grains.Tests.Alerts;

public sealed class FreedTaxiTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_taxi_told_to_keep_its_eyes_open_hears_the_alert_in_full_when_its_passengers_have_left(int quota)
    {
        await using var city = await AlertCity.Start(taxis: 1);
        city.City.Clock.Advance(TimeSpan.FromSeconds(1));
        await city.See(0, occupied: true);
        var header = city.By(AlertCity.Wang);
        var order = city.Order(header, quota) with { EyesOnly = true };
        City.Ok(await city.Alert(order.Id).Order(header, order));
        (await city.Deliveries(order.Id)).ShouldHaveSingleItem().Recipient.EyesOnly.ShouldBeTrue();
        await city.Say(order.Id, AlertCity.Taxi(0), LadderStep.Accepted);

        city.City.Clock.Advance(TimeSpan.FromSeconds(1));
        await city.See(0);
        await city.LookUntil(order.Id, TimeSpan.FromSeconds(10), () => city.Ear.Told.Any(one => one.Seq == 2));
        var told = (await city.Deliveries(order.Id)).ShouldHaveSingleItem();
        told.Recipient.EyesOnly.ShouldBeFalse();
        told.Ladder.HasAccepted.ShouldBeFalse("it said yes to looking out, not to this");
        told.Earlier.ShouldHaveSingleItem().HasAccepted.ShouldBeTrue();
        city.Ear.Told.Where(one => one.Seq == 2).Select(one => one.Unit).Distinct().ShouldBe([AlertCity.Taxi(0)]);
        (await city.Alert(order.Id).Get())!.Waves.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_said_no_or_hears_that_it_is_over_stays_where_it_is(bool declines)
    {
        await using var city = await AlertCity.Start(taxis: 1);
        city.City.Clock.Advance(TimeSpan.FromSeconds(1));
        await city.See(0, occupied: true);
        var header = city.By(AlertCity.Wang);
        var order = city.Order(header) with { EyesOnly = true };
        City.Ok(await city.Alert(order.Id).Order(header, order));
        if (declines)
            await city.Say(order.Id, AlertCity.Taxi(0), LadderStep.Declined);
        else
            City.Ok(await city.Alert(order.Id).StandDown(city.By(AlertCity.Zhao), null));
        city.City.Clock.Advance(TimeSpan.FromSeconds(1));
        await city.See(0);
        for (var look = 0; look < 3; look++)
            city.City.Clock.Advance(TimeSpan.FromSeconds(10));
        (await city.Alert(order.Id).Get())!.Seq.ShouldBe(declines ? 1 : 2, "an ending has a number of its own, an Update was not sent");
        (await city.Deliveries(order.Id)).ShouldHaveSingleItem().Recipient.EyesOnly.ShouldBeTrue();
    }
}
