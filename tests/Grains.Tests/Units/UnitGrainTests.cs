using System.Threading.Channels;
using Dispatch.Domain;
using Dispatch.Domain.Units;
using Dispatch.Grains.Units;

namespace Dispatch.Grains.Tests.Units;

public sealed class UnitGrainTests : IAsyncLifetime
{
    private TestCity city = null!;

    public async ValueTask InitializeAsync() => city = await TestCity.Start();

    public ValueTask DisposeAsync() => city.DisposeAsync();

    [Fact]
    public async Task A_registered_unit_is_known_and_on_the_roll()
    {
        (await city.Unit("car-1").Get()).ShouldBeNull();
        (await city.Unit("car-1").SetDuty(city.Command(), true)).Refusal!.Code.ShouldBe("unknown-unit");

        var unit = await city.Patrol("car-1");

        var view = (await unit.Get()).ShouldNotBeNull();
        view.Status.ShouldBe(UnitStatus.Available);
        view.Version.ShouldBe(2);
        (await city.Client.GetGrain<IUnitRollGrain>(UnitRoll.KeyOf(new UnitId("car-1"))).All()).ShouldContain(new UnitId("car-1"));
    }

    [Fact]
    public async Task A_profile_of_another_unit_is_refused()
    {
        var profile = new UnitProfile(new UnitId("car-2"), "Car 2", UnitKind.PatrolCar, Agency.Police, []);
        (await city.Unit("car-1").Register(city.Command(), profile)).Refusal!.Code.ShouldBe("wrong-unit");
        (await city.Client.GetGrain<IUnitRollGrain>(UnitRoll.KeyOf(new UnitId("car-1"))).All()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_repeated_command_does_not_undo_what_came_between()
    {
        var unit = await city.Patrol("car-1");
        var late = city.Command("retry");
        await unit.SetStatus(late, UnitStatus.Available, null);
        await unit.SetStatus(city.Command(), UnitStatus.Busy, null);

        var again = await unit.SetStatus(late, UnitStatus.Available, null);

        again.Refusal.ShouldBeNull();
        (await unit.Get())!.Status.ShouldBe(UnitStatus.Busy);
    }

    [Fact]
    public async Task A_key_used_with_another_body_is_refused()
    {
        var unit = await city.Patrol("car-1");
        await unit.SetDuty(city.Command("key", "off"), false);
        var reused = await unit.SetDuty(city.Command("key", "on"), true);
        reused.Refusal!.Kind.ShouldBe(RefusalKind.KeyReused);
        (await unit.Get())!.OnDuty.ShouldBeFalse();
    }

    [Fact]
    public async Task A_unit_is_reserved_again_for_the_same_incident_and_for_no_other()
    {
        var unit = await city.Patrol("car-1");
        (await unit.Reserve(city.TaskOf("ROBBERY001"), city.Command())).Ok.ShouldBeTrue();
        var version = (await unit.Get())!.Version;

        (await unit.Reserve(city.TaskOf("ROBBERY001"), city.Command())).Ok.ShouldBeTrue();
        (await unit.Reserve(city.TaskOf("OTHER00001"), city.Command())).Refusal!.Code.ShouldBe("promised-elsewhere");

        (await unit.Get())!.Version.ShouldBe(version);
    }

    [Fact]
    public async Task A_busy_unit_is_not_reserved()
    {
        var unit = await city.Patrol("car-1");
        await unit.SetStatus(city.Command(), UnitStatus.Busy, "盘查");
        (await unit.Reserve(city.TaskOf("ROBBERY001"), city.Command())).Refusal!.Code.ShouldBe("not-available");
    }

    [Fact]
    public async Task Of_many_incidents_that_want_a_unit_at_once_exactly_one_gets_it()
    {
        var unit = await city.Patrol("car-1");
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => unit.Reserve(city.TaskOf($"INCIDENT{i}"), city.Command())));
        var winner = answers.Where(answer => answer.Ok).ShouldHaveSingleItem();
        answers.Count(answer => answer.Refusal?.Code == "promised-elsewhere").ShouldBe(49);
        (await unit.Get())!.Task.ShouldBe(winner.Value!.Task);
    }

    [Fact]
    public async Task A_unit_follows_its_assignment_and_is_free_after_it()
    {
        var unit = await city.Patrol("car-1");
        await unit.Reserve(city.TaskOf("ROBBERY001"), city.Command());
        var incident = new IncidentId("ROBBERY001");
        await unit.Follow(incident, UnitStatus.OnScene, released: false, city.Now);
        await unit.Follow(incident, UnitStatus.EnRoute, released: false, city.Now);
        (await unit.Get())!.Status.ShouldBe(UnitStatus.OnScene);
        await unit.Follow(incident, UnitStatus.Available, released: true, city.Now);
        await unit.Follow(incident, UnitStatus.Available, released: true, city.Now);
        var view = (await unit.Get())!;
        view.Status.ShouldBe(UnitStatus.Available);
        view.Task.ShouldBeNull();
    }

    [Fact]
    public async Task A_watching_screen_learns_every_change_until_its_lease_ends()
    {
        var unit = await city.Patrol("car-1");
        var screen = new Screen();
        var reference = city.Client.CreateObjectReference<IUnitObserver>(screen);
        (await unit.Watch(reference))!.Status.ShouldBe(UnitStatus.Available);

        await unit.SetStatus(city.Command(), UnitStatus.Busy, null);
        (await screen.Next()).Status.ShouldBe(UnitStatus.Busy);
        await unit.Reserve(city.TaskOf("ROBBERY001"), city.Command());
        await unit.SetStatus(city.Command(), UnitStatus.Available, null);
        (await screen.Next()).Status.ShouldBe(UnitStatus.Available, "the refused reservation changed nothing");

        city.Clock.Advance(TimeSpan.FromSeconds(61));
        await unit.SetStatus(city.Command(), UnitStatus.OutOfService, null);
        await unit.Watch(reference);
        await unit.SetStatus(city.Command(), UnitStatus.Busy, "late");
        (await screen.Next()).Label.ShouldBe("late", "what happened without a lease was not sent");
        GC.KeepAlive(screen);
    }

    private sealed class Screen : IUnitObserver
    {
        private readonly Channel<UnitView> views = Channel.CreateUnbounded<UnitView>();

        public Task Changed(UnitView view) => views.Writer.WriteAsync(view).AsTask();

        public async Task<UnitView> Next() => await views.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
    }
}
