using System.Text.Json;
using Dispatch.Domain;
using Dispatch.Domain.Accounts;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Units;
using Dispatch.Gateway.Tests.Alerts;
using Dispatch.Gateway.Tests.Support;
using Dispatch.Silo.Demo;
using Dispatch.Silo.Fleet;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Gateway.Tests.Demo;

/// <summary>Without these people a newcomer's orders would move nobody.</summary>
public sealed class DemoPeopleTests(GatewayHost gateway) : IClassFixture<GatewayHost>
{
    private static readonly RoadMap Roads = SyntheticCity.Generate(5, 700);

    private const int MostLooks = 300;

    private IGrainFactory Grains => gateway.Services.GetRequiredService<IGrainFactory>();

    [Fact]
    public async Task A_crew_that_is_sent_acknowledges_drives_there_says_that_it_is_there_and_is_let_go_at_the_end()
    {
        var fleet = Enumerable.Range(1, 2).Select(number =>
            new UnitProfile(new UnitId($"demo-crew-{number}"), $"巡逻{number}", UnitKind.PatrolCar, Agency.Police, [], Synthetic: true)).ToList();
        await new FleetRegistration(Grains, TimeProvider.System).RegisterAsync(fleet, Actor.System, _ => { }, CancellationToken.None);
        var (time, dispatcher) = (new HurriedTime(), await gateway.SignInAsync(Role.Dispatcher));
        var city = new CityTraffic(Roads, fleet, 5);
        var (at, address) = city.AnyPlace();
        var opened = await dispatcher.PostAsync("incidents", new
        {
            typeCode = "robbery", priority = 1, channel = "phone", location = new { lat = at.Latitude, lon = at.Longitude, address },
        });
        var incident = opened.Body.GetProperty("id").GetString()!;
        (await dispatcher.PostAsync($"incidents/{incident}/dispatch", new { units = fleet.Select(unit => unit.Id.Value) })).ShouldBe(200);

        using var stop = new CancellationTokenSource();
        // A person answers for the second crew: nobody may answer in their place.
        var working = new DemoCrews(Grains, city, new HashSet<UnitId> { fleet[1].Id }, time).WorkAsync(stop.Token);
        var there = await dispatcher.UntilAsync($"incidents/{incident}", view =>
        {
            city.Drive(0, time.GetUtcNow());
            return Crew(view, fleet[0]).GetProperty("step").GetString() == "onScene";
        });
        Crew(there.Body, fleet[0]).GetProperty("acknowledgedAt").ValueKind.ShouldBe(JsonValueKind.String);
        Crew(there.Body, fleet[0]).GetProperty("enRouteAt").ValueKind.ShouldBe(JsonValueKind.String);
        Crew(there.Body, fleet[1]).GetProperty("step").GetString().ShouldBe("dispatched");
        city.IsThere(fleet[0].Id).ShouldBeTrue();

        (await dispatcher.PostAsync($"incidents/{incident}/close", new { disposition = "resolved-on-scene" })).ShouldBe(200);
        await dispatcher.UntilAsync($"incidents/{incident}", _ => city.Sent.Count == 0);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => working);
    }

    [Fact]
    public async Task Drivers_hear_an_alert_answer_each_in_their_way_and_confirm_its_end_and_nobody_answers_for_a_person()
    {
        await using var there = await Mobilisation.StartAsync(gateway, taxis: 12);
        var alert = (await there.OrderAsync()).GetProperty("id").GetString()!;
        await there.UntilAsync(alert, counts => counts.GetProperty("queued").GetInt32() == 12);
        var led = there.Taxis[0].Unit;
        var drivers = new DemoDrivers(Grains, new CityTraffic(Roads, [], 5), new HashSet<UnitId> { new(led) }, new HurriedTime());

        var answered = await StepsWhenAsync(there, drivers, alert, steps =>
            steps.Where(one => one.Key != led).All(one => one.Value.Contains("seen")) && steps.Values.Any(one => one.Contains("accepted")));
        answered[led].ShouldNotContain("delivered");
        (await there.Commander.PostAsync($"alerts/{alert}/stand-down", new { reason = "over" })).ShouldBe(200);
        var released = await StepsWhenAsync(there, drivers, alert, steps =>
            steps.Where(one => one.Key != led).All(one => one.Value.Contains("released")));
        released[led].ShouldNotContain("released");
    }

    private static async Task<Dictionary<string, string[]>> StepsWhenAsync(
        Mobilisation there, DemoDrivers drivers, string alert, Func<Dictionary<string, string[]>, bool> fits)
    {
        for (var look = 0; ; look++)
        {
            var page = (await there.Dispatcher.GetAsync($"alerts/{alert}/recipients?purpose=test")).Body;
            var steps = page.GetProperty("items").EnumerateArray().ToDictionary(
                line => line.GetProperty("unit").GetString()!,
                line => line.GetProperty("times").EnumerateObject().Select(time => time.Name).ToArray());
            if (fits(steps))
                return steps;
            look.ShouldBeLessThan(MostLooks, page.ToString());
            await drivers.AnswerAsync(new IncidentId(there.Incident), []);
            await Task.Delay(100);
        }
    }

    private static JsonElement Crew(JsonElement incident, UnitProfile unit) => incident.GetProperty("assignments").EnumerateArray()
        .Single(one => one.GetProperty("unit").GetString() == unit.Id.Value);
}
