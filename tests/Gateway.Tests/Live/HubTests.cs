using System.Net.WebSockets;
using Dispatch.Domain.Accounts;
using Dispatch.Domain.Geo;
using Dispatch.Gateway.Tests.Support;

namespace Dispatch.Gateway.Tests.Live;

[Collection(GatewayCollection.Name)]
public sealed class HubTests(GatewayHost gateway)
{
    [Fact]
    public async Task A_screen_gets_a_cell_as_it_is_and_then_what_changes()
    {
        var (lat, lon) = (31.2, 121.4);
        var unit = await gateway.UnitAsync();
        var (fleet, _) = await gateway.DeviceAsync("*");
        await ReportAsync(fleet, unit, lat, lon);
        var dispatcher = await gateway.SignInAsync(Role.Dispatcher);
        await using var screen = await HubClient.ConnectAsync(gateway.Address, "/hub/centre", dispatcher.Token);
        await screen.InvokeAsync("SetView", (object)new[] { CellId.Of(GeoPoint.Of(lat, lon)).ToString() });
        var seen = await screen.NextAsync("Cell", frame => frame.GetProperty("units").GetArrayLength() > 0);
        var line = seen.GetProperty("units")[0];
        (line[0].GetString(), line[1].GetDouble(), line[6].GetString(), line[7].GetString(), line[8].GetBoolean())
            .ShouldBe((unit, lat, "patrolCar", "available", true));
        await ReportAsync(fleet, unit, lat + 0.0001, lon);
        var moved = await screen.NextAsync("Cell", frame => frame.GetProperty("units").EnumerateArray().Any(other => other[1].GetDouble() > lat));
        moved.GetProperty("cell").GetString().ShouldBe(seen.GetProperty("cell").GetString());
    }

    [Fact]
    public async Task A_civilian_who_is_not_mobilised_is_shown_in_the_middle_of_the_cell_and_marked_so()
    {
        var (lat, lon) = (31.9, 121.9);
        var cell = CellId.Of(GeoPoint.Of(lat, lon));
        var (unit, _) = await gateway.TaxiAsync();
        var (fleet, _) = await gateway.DeviceAsync("*");
        await ReportAsync(fleet, unit, lat, lon);
        await using var screen = await HubClient.ConnectAsync(gateway.Address, "/hub/centre", (await gateway.SignInAsync(Role.Dispatcher)).Token);
        await screen.InvokeAsync("SetView", (object)new[] { cell.ToString() });
        var line = (await screen.NextAsync("Cell", frame => frame.GetProperty("units").GetArrayLength() > 0)).GetProperty("units")[0];
        (line[1].GetDouble(), line[2].GetDouble(), line[4].ValueKind, line[13].GetBoolean()).ShouldBe((
            Math.Round(cell.Centre.Latitude, 6), Math.Round(cell.Centre.Longitude, 6), System.Text.Json.JsonValueKind.Null, true));
        line[1].GetDouble().ShouldNotBe(lat);
    }

    [Fact]
    public async Task A_screen_gets_the_queue_and_then_each_change()
    {
        var dispatcher = await gateway.SignInAsync(Role.Dispatcher);
        await using var screen = await HubClient.ConnectAsync(gateway.Address, "/hub/centre", dispatcher.Token);
        await screen.NextAsync("Incidents");
        var id = await OpenAsync(dispatcher);
        (await screen.NextAsync("Incident", incident => incident.GetProperty("id").GetString() == id))
            .GetProperty("priority").GetInt32().ShouldBe(2);
        (await dispatcher.PatchAsync($"incidents/{id}", new { priority = 1 })).ShouldBe(200);
        await screen.NextAsync("Incident", incident => incident.GetProperty("id").GetString() == id && incident.GetProperty("priority").GetInt32() == 1);
        await using var second = await HubClient.ConnectAsync(gateway.Address, "/hub/centre", dispatcher.Token);
        (await second.NextAsync("Incidents")).EnumerateArray().ShouldContain(incident => incident.GetProperty("id").GetString() == id);
    }

    [Fact]
    public async Task Each_second_a_screen_hears_how_the_feed_is_and_the_overview_if_it_asked()
    {
        var unit = await gateway.UnitAsync();
        var (fleet, _) = await gateway.DeviceAsync("*");
        await ReportAsync(fleet, unit, 22.5, 114.1);
        var auditor = await gateway.SignInAsync(Role.Auditor);
        await using var screen = await HubClient.ConnectAsync(gateway.Address, "/hub/centre", auditor.Token);
        (await screen.NextAsync("Stats")).GetProperty("unitsSeen").GetInt32().ShouldBeGreaterThan(0);
        await screen.InvokeAsync("SetOverview", true);
        var cell = CellId.Of(GeoPoint.Of(22.5, 114.1)).ToString();
        var overview = await screen.NextAsync("Overview", lines => lines.EnumerateArray().Any(line => line[0].GetString() == cell && line[1].GetInt32() > 0));
        overview.EnumerateArray().Single(line => line[0].GetString() == cell)[2].GetInt32().ShouldBe(1);
    }

    /// <summary>Else a page that shows "all units" goes to those of the cells that somebody looked at before.</summary>
    [Fact]
    public async Task Counts_are_not_sent_before_those_of_all_cells_are_known()
    {
        var unit = await gateway.UnitAsync();
        var (fleet, _) = await gateway.DeviceAsync("*");
        await ReportAsync(fleet, unit, 24.5, 118.1);
        var auditor = await gateway.SignInAsync(Role.Auditor);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await auditor.GetAsync($"units/{unit}")).Body.GetProperty("cell").ValueKind == System.Text.Json.JsonValueKind.Null)
            await Task.Delay(50, patience.Token);
        await using var screen = await HubClient.ConnectAsync(gateway.Address, "/hub/centre", auditor.Token);
        await screen.InvokeAsync("SetOverview", true);
        var cell = CellId.Of(GeoPoint.Of(24.5, 118.1)).ToString();
        var first = await screen.NextAsync("Overview", lines => lines.EnumerateArray().Any(line => line[0].GetString() == cell));
        first.EnumerateArray().Single(line => line[0].GetString() == cell)[1].GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_unit_hears_of_its_task_at_once_and_of_nobody_elses()
    {
        var unit = await gateway.UnitAsync();
        var dispatcher = await gateway.SignInAsync(Role.Dispatcher);
        var crew = await gateway.SignInAsync(Role.Unit, unit);
        await using var screen = await HubClient.ConnectAsync(gateway.Address, "/hub/unit", crew.Token);
        (await screen.NextAsync("Task")).ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        (await screen.NextAsync("Status")).GetProperty("status").GetString().ShouldBe("available");
        var id = await OpenAsync(dispatcher);
        (await dispatcher.PostAsync($"incidents/{id}/dispatch", new { units = new[] { unit } })).ShouldBe(200);
        (await screen.NextAsync("Task")).GetProperty("incident").GetString().ShouldBe(id);
        (await screen.NextAsync("Status")).GetProperty("status").GetString().ShouldBe("dispatched");
    }

    [Fact]
    public async Task The_hubs_are_closed_to_other_roles()
    {
        var reporter = await gateway.SignInAsync(Role.Reporter);
        await Should.ThrowAsync<WebSocketException>(() => HubClient.ConnectAsync(gateway.Address, "/hub/centre", reporter.Token));
        await Should.ThrowAsync<WebSocketException>(() => HubClient.ConnectAsync(gateway.Address, "/hub/centre", null));
        var dispatcher = await gateway.SignInAsync(Role.Dispatcher);
        await Should.ThrowAsync<WebSocketException>(() => HubClient.ConnectAsync(gateway.Address, "/hub/unit", dispatcher.Token));
    }

    private static async Task<string> OpenAsync(Api dispatcher)
    {
        var answer = await dispatcher.PostAsync("incidents", new
        {
            typeCode = "robbery", priority = 2, channel = "phone", location = new { lat = 43.84, lon = 126.55, address = "Main" },
        });
        answer.ShouldBe(201);
        return answer.Body.GetProperty("id").GetString()!;
    }

    private static async Task ReportAsync(Api fleet, string unit, double lat, double lon) =>
        (await fleet.PostAsync("positions", new[] { new { unit, lat, lon, time = DateTimeOffset.UtcNow } }, null))
            .Body.GetProperty("accepted").GetInt32().ShouldBe(1);
}
