using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Units;
using Dispatch.Grains.Tests.Engine;

namespace Dispatch.Grains.Tests.Units;

/// <summary>What becomes of a unit's task across restarts, and how it arrives: units, cells and incidents together.</summary>
public sealed class UnitTaskTests : IAsyncLifetime
{
    private const string Incident = "ROBBERY001";
    private readonly DurableStore store = new();

    public async ValueTask InitializeAsync() => await store.StartAsync();

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private Task<TestCity> Start(FakeClock? clock = null) => TestCity.Start(store.Use, clock);

    [Fact]
    public async Task A_unit_survives_a_restart_with_its_task()
    {
        FakeClock clock;
        await using (var city = await Start())
        {
            clock = city.Clock;
            await city.Patrol("car-1");
            await city.Robbery(Incident, "car-1");
        }

        await using var again = await Start(clock);
        var view = (await again.Unit("car-1").Get()).ShouldNotBeNull();
        view.Status.ShouldBe(UnitStatus.Dispatched);
        view.Task!.Incident.Value.ShouldBe(Incident);
        view.OnDuty.ShouldBeTrue();

        again.Clock.Advance(TimeSpan.FromSeconds(5));
        (await again.Incident(Incident).StandingOf(view.Profile.Id)).Step.ShouldBe(AssignmentStep.Dispatched);
        (await again.Unit("car-1").Get())!.Task.ShouldNotBeNull("the incident knows of it");
    }

    [Fact]
    public async Task A_unit_that_a_crash_left_promised_to_nobody_frees_itself()
    {
        FakeClock clock;
        await using (var city = await Start())
        {
            clock = city.Clock;
            await city.Patrol("car-1");
            // The incident fell between the unit's promise and its own write.
            (await city.Unit("car-1").Reserve(city.TaskOf("NEVER00001"), city.Command())).Ok.ShouldBeTrue();
        }

        await using var again = await Start(clock);
        (await again.Unit("car-1").Get())!.Task.ShouldNotBeNull();
        again.Clock.Advance(TimeSpan.FromSeconds(5));
        await TestCity.Until(async () => (await again.Unit("car-1").Get())!.Task is null);
        (await again.Unit("car-1").Get())!.Status.ShouldBe(UnitStatus.Available);
        (await again.Unit("car-1").Reserve(again.TaskOf("OTHER00001"), again.Command())).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task A_unit_that_missed_the_news_of_its_assignment_catches_up()
    {
        await using var city = await Start();
        var unit = await city.Patrol("car-1");
        var robbery = await city.Robbery(Incident, "car-1");
        await robbery.Progress(city.Command(), new("car-1"), AssignmentStep.EnRoute, null);
        await TestCity.Until(async () => (await unit.Get())!.Status == UnitStatus.EnRoute);
        (await city.Unit("car-1").Get())!.Version.ShouldBe(4, "registered, on duty, dispatched, en route");
        city.Clock.Advance(TimeSpan.FromSeconds(5));
        await robbery.Get();
        (await unit.Get())!.Version.ShouldBe(4, "asking found nothing new");
    }

    [Fact]
    public async Task A_unit_that_stays_inside_its_fence_is_on_scene_once()
    {
        await using var city = await Start();
        var unit = await city.Patrol("car-1");
        await city.Arrive("car-1", Away(500));
        var robbery = await city.Robbery(Incident, "car-1");
        await TestCity.Until(async () => (await city.Cell(TestCity.Centre).Present())[0].Unit.Fence is not null);

        for (var second = 1; second <= 40; second++)
        {
            city.Clock.Advance(TimeSpan.FromSeconds(1));
            await city.Report("car-1", Away(30));
        }

        await TestCity.Until(async () => (await unit.Get())!.Status == UnitStatus.OnScene);
        (await robbery.Log()).Count(entry => entry.Kind.Contains("scene", StringComparison.OrdinalIgnoreCase)
            || entry.Body.Contains("OnScene", StringComparison.OrdinalIgnoreCase)).ShouldBe(1);
        await TestCity.Until(async () => (await city.Cell(TestCity.Centre).Present())[0].Unit.Fence is null);
    }

    [Fact]
    public async Task Driving_past_the_scene_is_no_arrival()
    {
        await using var city = await Start();
        var unit = await city.Patrol("car-1");
        await city.Arrive("car-1", Away(500));
        var robbery = await city.Robbery(Incident, "car-1");
        await TestCity.Until(async () => (await city.Cell(TestCity.Centre).Present())[0].Unit.Fence is not null);
        foreach (var metres in new[] { 200, 50, 10, -30, -150, -400 })
        {
            city.Clock.Advance(TimeSpan.FromSeconds(4));
            await city.Report("car-1", Away(metres));
        }

        await robbery.Get();
        (await unit.Get())!.Status.ShouldBe(UnitStatus.Dispatched);
    }

    private static GeoPoint Away(double metres) => Earth.Travel(TestCity.Centre, Heading.FromDegrees(metres < 0 ? 180 : 0), new Metres(Math.Abs(metres)));
}
