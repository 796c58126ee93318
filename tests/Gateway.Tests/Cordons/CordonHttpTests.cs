using Dispatch.Domain.Roads;
using Dispatch.Gateway.Tests.Support;
using Dispatch.Silo.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Tests.Cordons;

/// <summary>A server with a road map of its own.</summary>
public sealed class CordonHttpTests : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("dispatch-roads-").FullName;
    private WebApplication _app = null!;
    private Api _administrator = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = DispatchHost.CreateBuilder(new Dictionary<string, string?>
        {
            ["Host:Listen"] = "http://127.0.0.1:0",
            ["Host:DataDirectory"] = _directory,
            ["Host:Storage"] = "memory",
            ["Gateway:FirstAdministratorPassword"] = GatewayHost.Password,
        }, SyntheticCity.Generate(5, 700));
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        _app = DispatchHost.Build(builder);
        await _app.StartAsync();
        await _app.Services.EnsureAdministratorAsync(CancellationToken.None);
        _administrator = await new Api(new HttpClient { BaseAddress = new Uri(_app.Urls.First()) }).SignInAsync("admin", GatewayHost.Password);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task The_map_is_described_searched_and_drawn()
    {
        var roads = await _administrator.GetAsync("roads");
        roads.ShouldBe(200);
        roads.Body.GetProperty("available").GetBoolean().ShouldBeTrue();
        roads.Body.GetProperty("synthetic").GetBoolean().ShouldBeTrue();
        var near = await _administrator.GetAsync("places/near?lat=43.8436&lon=126.5494");
        near.ShouldBe(200);
        var title = near.Body.GetProperty("title").GetString()!;
        (await _administrator.GetAsync("places?q=" + Uri.EscapeDataString(title))).Body.GetArrayLength().ShouldBeGreaterThan(0);
        (await _administrator.GetAsync("places?q=43.8436,126.5494")).Body[0].GetProperty("kind").GetString().ShouldBe("coordinate");
        var areas = await _administrator.GetAsync("isochrones?lat=43.8436&lon=126.5494&minutes=1,3");
        areas.ShouldBe(200);
        areas.Body.GetProperty("features").GetArrayLength().ShouldBe(2);
        (await _administrator.GetAsync("/tiles/roads/14/13951/5934.pbf")).ShouldBe(200);
        (await _administrator.GetAsync("/tiles/roads/17/0/0.pbf")).ShouldRefuse(404, "unknown-tile");
    }

    [Fact]
    public async Task A_cordon_that_cannot_close_is_answered_in_plain_words_and_only_a_commander_orders()
    {
        var commander = await Account("wang", "commander");
        var dispatcher = await Account("li", "dispatcher");
        var opened = await dispatcher.PostAsync("incidents", new { typeCode = "robbery", priority = 1, channel = "phone", location = new { lat = 43.8436, lon = 126.5494, address = "x" } });
        opened.ShouldBe(201);
        var path = $"incidents/{opened.Body.GetProperty("id").GetString()}/cordon";
        (await dispatcher.GetAsync(path)).ShouldRefuse(404, "no-cordon");
        (await dispatcher.PostAsync(path + "/proposals", new { sightings = Array.Empty<object>() })).ShouldRefuse(400, "invalid-field", "sightings");
        var proposed = await dispatcher.PostAsync(path + "/proposals", new { sightings = new[] { new { lat = 43.8436, lon = 126.5494, secondsAgo = 20, heading = 90 } } });
        proposed.ShouldBe(200);
        proposed.Body.GetProperty("proposals")[0].GetProperty("words").GetString()!.ShouldStartWith("not closed: 0 %");
        (await dispatcher.PostAsync(path + "/activate", new { proposal = "1-interception" })).Status.ShouldBe(403);
        (await commander.PostAsync(path + "/activate", new { proposal = "1-interception" })).ShouldRefuse(409, "nothing-to-order");
        (await dispatcher.PostAsync(path + "/posts/3", new { news = "held" })).ShouldRefuse(409, "cordon-not-active");
    }

    [Fact]
    public async Task Every_screen_hears_of_each_change_and_a_repeated_command_hears_its_first_answer()
    {
        var dispatcher = await Account("li", "dispatcher");
        var opened = await dispatcher.PostAsync("incidents", new { typeCode = "robbery", priority = 1, channel = "phone", location = new { lat = 43.8436, lon = 126.5494, address = "x" } });
        var id = opened.Body.GetProperty("id").GetString();
        await using var screen = await HubClient.ConnectAsync(new Uri(_app.Urls.First()), "/hub/centre", dispatcher.Token);
        await screen.NextAsync("Incidents");
        var proposed = await dispatcher.PostAsync(
            $"incidents/{id}/cordon/proposals", new { sightings = new[] { new { lat = 43.8436, lon = 126.5494, secondsAgo = 20, radius = 200 } }, means = "onFoot" });
        proposed.ShouldBe(200);
        var heard = await screen.NextAsync("Cordon", view => view.GetProperty("incident").GetString() == id && Version(view) >= Version(proposed.Body));
        heard.GetProperty("standing").GetString().ShouldBe("proposed");

        (await dispatcher.PostAsync($"incidents/{id}/cordon/blocked", new { suspectMayPass = true })).ShouldRefuse(400, "invalid-field", "lat");
        (await dispatcher.PostAsync($"incidents/{id}/cordon/blocked", new { lat = 43.8436, lon = 126.5494, crossing = 3 })).ShouldRefuse(400, "invalid-field", "crossing");
        var blocked = await dispatcher.PostAsync($"incidents/{id}/cordon/blocked", new { lat = 43.8436, lon = 126.5494 }, key: "block-1");
        blocked.ShouldBe(200);
        heard = await screen.NextAsync("Cordon", view => Version(view) >= Version(blocked.Body));
        var block = heard.GetProperty("blocked")[0];
        (block.GetProperty("number").GetInt32(), block.GetProperty("by").GetProperty("id").GetString()).ShouldBe((1, "li"));
        block.GetProperty("place").GetString().ShouldNotBeNullOrEmpty();

        var cleared = await dispatcher.DeleteAsync($"incidents/{id}/cordon/blocked/1");
        cleared.ShouldBe(200);
        (await screen.NextAsync("Cordon", view => Version(view) >= Version(cleared.Body))).GetProperty("blocked").GetArrayLength().ShouldBe(0);
        (await dispatcher.DeleteAsync($"incidents/{id}/cordon/blocked/1")).ShouldRefuse(404, "unknown-block", "number");
        var again = await dispatcher.PostAsync($"incidents/{id}/cordon/blocked", new { lat = 43.8436, lon = 126.5494 }, key: "block-1");
        again.Text.ShouldBe(blocked.Text);
        (await dispatcher.GetAsync($"incidents/{id}/cordon")).Body.GetProperty("blocked").GetArrayLength().ShouldBe(0);

        static long Version(System.Text.Json.JsonElement view) => view.GetProperty("version").GetInt64();
    }

    [Fact]
    public async Task Ways_out_are_listed_and_the_gates_of_the_register_are_closed_by_name()
    {
        var exits = await _administrator.GetAsync("roads/exits");
        exits.Body.EnumerateArray().Count(exit => exit.GetProperty("kind").GetString() == "edge")
            .ShouldBe((await _administrator.GetAsync("roads")).Body.GetProperty("waysOut").GetInt32());
        exits.ShouldBe(200);
        exits.Body.EnumerateArray().Select(exit => exit.GetProperty("kind").GetString()).Distinct().ShouldBe(["edge", "gate"], ignoreOrder: true);
        var dispatcher = await Account("li", "dispatcher");
        var opened = await dispatcher.PostAsync("incidents", new { typeCode = "robbery", priority = 1, channel = "phone", location = new { lat = 43.8436, lon = 126.5494, address = "x" } });
        var path = $"incidents/{opened.Body.GetProperty("id").GetString()}/cordon/proposals";
        var sightings = new[] { new { lat = 43.8436, lon = 126.5494 } };
        (await dispatcher.PostAsync(path, new { sightings, exits = new[] { new { name = "", lat = 43.8436, lon = 126.5494 } } })).ShouldRefuse(400, "cordon-request", "exits.name");
        (await dispatcher.PostAsync(path, new { sightings, exits = new[] { new { name = "Far", lat = 1.0, lon = 2.0 } } })).ShouldRefuse(400, "cordon-request", "exits");
        (await dispatcher.PostAsync(path, new { sightings, closeGates = true, exits = new[] { new { name = "North gate", lat = 43.8436, lon = 126.5494 } } })).ShouldBe(200);
    }

    private async Task<Api> Account(string name, string role)
    {
        const string First = "the-first-password";
        (await _administrator.PostAsync("accounts", new { name, role, displayName = name, password = First })).Status.ShouldBeOneOf(200, 201);
        var signedIn = await new Api(new HttpClient { BaseAddress = new Uri(_app.Urls.First()) }).SignInAsync(name, First);
        (await signedIn.PostAsync("auth/password", new { old = First, @new = GatewayHost.Password })).Status.ShouldBeOneOf(200, 204);
        return await new Api(new HttpClient { BaseAddress = new Uri(_app.Urls.First()) }).SignInAsync(name, GatewayHost.Password);
    }
}
