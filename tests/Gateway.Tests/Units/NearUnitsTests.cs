using System.Text.Json;
using Dispatch.Domain.Accounts;
using Dispatch.Domain.Geo;
using Dispatch.Gateway.Tests.Support;

namespace Dispatch.Gateway.Tests.Units;

[Collection(GatewayCollection.Name)]
public sealed class NearUnitsTests(GatewayHost gateway)
{
    [Fact]
    public async Task The_nearest_on_duty_come_first_also_over_the_borders_of_cells()
    {
        var here = GeoPoint.Of(30.5, 114.3);
        var dispatcher = await gateway.SignInAsync(Role.Dispatcher);
        var (fleet, _) = await gateway.DeviceAsync("*");
        var units = new List<string>();
        foreach (var metres in (double[])[2_600, 40, 900, 1_700])
        {
            units.Add(await gateway.UnitAsync());
            await ReportAsync(fleet, units[^1], Earth.Travel(here, Heading.FromDegrees(70), new Metres(metres)));
        }
        (await dispatcher.PostAsync($"units/{units[2]}/duty", new { onDuty = false })).ShouldBe(200);
        var all = await dispatcher.UntilAsync(Near(here), found => found.GetArrayLength() == 3);
        Ids(all.Body).ShouldBe([units[1], units[3], units[0]]);
        all.Body[1].GetProperty("distance").GetDouble().ShouldBe(1_700, 1);
        all.Body[0].GetProperty("coarse").GetBoolean().ShouldBeFalse();
        Ids((await dispatcher.GetAsync(Near(here) + "&count=1")).Body).ShouldBe([units[1]]);
        Ids((await dispatcher.GetAsync(Near(here) + "&radius=2000")).Body).ShouldBe([units[1], units[3]]);
        (await dispatcher.PostAsync($"units/{units[1]}/status", new { status = "busy" })).ShouldBe(200);
        await dispatcher.UntilAsync(Near(here) + "&free=true&kind=patrolCar", found => found.GetArrayLength() == 2);
        (await dispatcher.GetAsync(Near(here) + "&kind=ambulance")).Body.GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_civilian_who_is_not_mobilised_stands_in_the_middle_of_the_cell_and_so_does_the_distance()
    {
        var here = GeoPoint.Of(30.9, 114.9);
        var middle = CellId.Of(here).Centre;
        var (taxi, _) = await gateway.TaxiAsync();
        var (fleet, _) = await gateway.DeviceAsync("*");
        await ReportAsync(fleet, taxi, here);
        var dispatcher = await gateway.SignInAsync(Role.Dispatcher);
        var found = (await dispatcher.UntilAsync(Near(here), near => near.GetArrayLength() == 1)).Body[0];
        (found.GetProperty("unit").GetString(), found.GetProperty("coarse").GetBoolean()).ShouldBe((taxi, true));
        found.GetProperty("at").GetProperty("lat").GetDouble().ShouldBe(middle.Latitude, 1e-6);
        found.GetProperty("at").GetProperty("lon").GetDouble().ShouldBe(middle.Longitude, 1e-6);
        found.GetProperty("distance").GetDouble().ShouldBe(Earth.Distance(here, middle).Value, 1);
    }

    [Fact]
    public async Task Units_and_devices_are_not_told_who_is_near()
    {
        var unit = await gateway.UnitAsync();
        (await (await gateway.SignInAsync(Role.Unit, unit)).GetAsync(Near(GeoPoint.Of(1, 1)))).ShouldRefuse(403, "not-allowed");
        (await (await gateway.SignInAsync(Role.Reporter)).GetAsync(Near(GeoPoint.Of(1, 1)))).ShouldRefuse(403, "not-allowed");
        (await (await gateway.SignInAsync(Role.Auditor)).GetAsync(Near(GeoPoint.Of(1, 1)))).ShouldBe(200);
    }

    [Theory]
    [InlineData("lat=91&lon=1", "lat")]
    [InlineData("lon=1", "lat")]
    [InlineData("lat=1&lon=1&count=0", "count")]
    [InlineData("lat=1&lon=1&count=101", "count")]
    [InlineData("lat=1&lon=1&radius=0", "radius")]
    [InlineData("lat=1&lon=1&radius=20001", "radius")]
    [InlineData("lat=1&lon=1&radius=NaN", "radius")]
    [InlineData("lat=1&lon=1&kind=3", "kind")]
    public async Task A_question_that_makes_no_sense_is_refused_with_its_field(string query, string field) =>
        (await (await gateway.SignInAsync(Role.Dispatcher)).GetAsync("units/near?" + query)).ShouldRefuse(400, "invalid-field", field);

    private static string Near(GeoPoint at) => FormattableString.Invariant($"units/near?lat={at.Latitude}&lon={at.Longitude}");

    private static IEnumerable<string?> Ids(JsonElement found) => found.EnumerateArray().Select(unit => unit.GetProperty("unit").GetString());

    private static async Task ReportAsync(Api fleet, string unit, GeoPoint at) =>
        (await fleet.PostAsync("positions", new[] { new { unit, lat = at.Latitude, lon = at.Longitude, time = DateTimeOffset.UtcNow } }, null))
            .Body.GetProperty("accepted").GetInt32().ShouldBe(1);
}
