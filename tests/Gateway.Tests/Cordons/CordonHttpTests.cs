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

    private async Task<Api> Account(string name, string role)
    {
        const string First = "the-first-password";
        (await _administrator.PostAsync("accounts", new { name, role, displayName = name, password = First })).Status.ShouldBeOneOf(200, 201);
        var signedIn = await new Api(new HttpClient { BaseAddress = new Uri(_app.Urls.First()) }).SignInAsync(name, First);
        (await signedIn.PostAsync("auth/password", new { old = First, @new = GatewayHost.Password })).Status.ShouldBeOneOf(200, 204);
        return await new Api(new HttpClient { BaseAddress = new Uri(_app.Urls.First()) }).SignInAsync(name, GatewayHost.Password);
    }
}
