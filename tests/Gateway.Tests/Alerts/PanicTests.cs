using Dispatch.Domain.Accounts;
using Dispatch.Gateway.Tests.Support;

namespace Dispatch.Gateway.Tests.Alerts;

[Collection(GatewayCollection.Name)]
public sealed class PanicTests(GatewayHost gateway)
{
    private static async Task<bool> IsOpenAsync(Api screen, string unit) =>
        (await screen.GetAsync("panics")).Body.EnumerateArray().Any(panic => panic.GetProperty("unit").GetString() == unit);

    [Fact]
    public async Task A_screen_that_connects_late_hears_of_a_call_for_help_until_somebody_has_taken_it()
    {
        await using var city = await Mobilisation.StartAsync(gateway, taxis: 1);
        await city.OrderAsync();
        var (unit, _, line) = city.Taxis[0];
        await line.SendAsync(new { t = "panic", lat = city.Lat, lon = Mobilisation.Lon, key = "help" });
        await line.NextAsync("panic");

        var auditor = await gateway.SignInAsync(Role.Auditor);
        (await IsOpenAsync(city.Dispatcher, unit)).ShouldBeTrue();
        (await IsOpenAsync(auditor, unit)).ShouldBeTrue();
        (await auditor.PostAsync($"panics/{unit}/taken", null)).ShouldBe(403);

        await using var screen = await HubClient.ConnectAsync(gateway.Address, "hub/centre", city.Commander.Token);
        await screen.NextAsync("Incidents"); // Until it hears anything the hub does not know of it yet, and what is said meanwhile passes it by.
        var taken = await city.Dispatcher.PostAsync($"panics/{unit}/taken", null);
        taken.ShouldBe(200);
        var by = taken.Body.GetProperty("takenBy").GetProperty("id").GetString();
        await screen.NextAsync("Panic", panic => panic.GetProperty("unit").GetString() == unit && panic.GetProperty("takenBy").GetProperty("id").GetString() == by);
        (await IsOpenAsync(city.Dispatcher, unit)).ShouldBeFalse();

        // Another one who was as quick: the first stays, and the log has it once.
        (await city.Commander.PostAsync($"panics/{unit}/taken", null)).Body.GetProperty("takenBy").GetProperty("id").GetString().ShouldBe(by);
        var log = (await city.Dispatcher.GetAsync($"incidents/{city.Incident}/log")).Body.GetProperty("entries").EnumerateArray().ToList();
        log.Count(entry => entry.GetProperty("kind").GetString() == "panic-taken").ShouldBe(1);

        // Who presses again after that is in trouble still.
        await line.SendAsync(new { t = "panic", lat = city.Lat, lon = Mobilisation.Lon, key = "again" });
        await line.NextAsync("panic");
        (await IsOpenAsync(city.Dispatcher, unit)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_unit_that_never_called_cannot_be_taken_care_of_and_units_do_not_see_who_calls()
    {
        (await (await gateway.SignInAsync(Role.Dispatcher)).PostAsync("panics/nobody/taken", null)).ShouldRefuse(404, "unknown-panic");
        (await (await gateway.SignInAsync(Role.Unit, "nobody")).GetAsync("panics")).ShouldBe(403);
    }
}
