using Dispatch.Domain.Accounts;
using Dispatch.Gateway.Tests.Support;

namespace Dispatch.Gateway.Tests.Units;

[Collection(GatewayCollection.Name)]
public sealed class UnitTests(GatewayHost gateway)
{
    [Fact]
    public async Task A_unit_speaks_for_itself_only()
    {
        var (mine, other) = (await gateway.UnitAsync(), await gateway.UnitAsync());
        var crew = await gateway.SignInAsync(Role.Unit, mine);
        (await crew.PostAsync($"units/{mine}/status", new { status = "busy", label = "meal" })).ShouldBe(200);
        (await crew.PostAsync($"units/{other}/status", new { status = "busy" })).ShouldRefuse(403, "not-your-unit");
        (await crew.GetAsync($"units/{other}")).ShouldRefuse(403, "not-your-unit");
        (await crew.GetAsync($"units/{mine}/task")).ShouldBe(204);
        (await crew.GetAsync("units")).ShouldRefuse(403, "not-allowed");
    }

    [Fact]
    public async Task A_status_that_belongs_to_an_assignment_cannot_be_set_by_hand()
    {
        var unit = await gateway.UnitAsync();
        var dispatcher = await gateway.SignInAsync(Role.Dispatcher);
        (await dispatcher.PostAsync($"units/{unit}/status", new { status = "onScene" })).ShouldRefuse(400, "status-of-assignment", "status");
        (await dispatcher.PostAsync($"units/{unit}/status", new { status = "sleeping" })).ShouldRefuse(400, "invalid-field", "status");
        (await dispatcher.GetAsync($"units/{unit}")).Body.GetProperty("status").GetString().ShouldBe("available");
    }

    [Fact]
    public async Task Units_come_in_pages_that_neither_repeat_nor_leave_out()
    {
        for (var i = 0; i < 5; i++)
            await gateway.UnitAsync("ambulance", "medical");
        var dispatcher = await gateway.SignInAsync(Role.Dispatcher);
        var (seen, after, pages) = (new List<string>(), "", 0);
        while (true)
        {
            var page = await dispatcher.GetAsync($"units?kind=ambulance&limit=2{after}");
            page.ShouldBe(200);
            seen.AddRange(page.Body.GetProperty("items").EnumerateArray().Select(unit => unit.GetProperty("profile").GetProperty("id").GetString()!));
            pages++;
            if (page.Body.GetProperty("next").GetString() is not { } next)
                break;
            after = "&after=" + next;
        }
        seen.Count.ShouldBeGreaterThanOrEqualTo(5);
        seen.ShouldBeUnique();
        pages.ShouldBeGreaterThan(2);
        (await dispatcher.GetAsync("units?limit=501")).ShouldRefuse(400, "invalid-limit", "limit");
        (await dispatcher.GetAsync("units?kind=3")).ShouldRefuse(400, "invalid-field", "kind");
    }

    [Fact]
    public async Task Only_an_administrator_registers_units() =>
        (await (await gateway.SignInAsync(Role.Commander)).PutAsync("units/car-9", new { callSign = "P9", kind = "patrolCar", agency = "police" }))
            .ShouldRefuse(403, "not-allowed");
}
