using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Units;
using Dispatch.Grains.Incidents;

namespace Dispatch.Grains.Tests.Incidents;

public sealed class DispatchTests
{
    [Fact]
    public async Task Each_unit_is_answered_on_its_own()
    {
        await using var city = await City.Start();
        await city.OnDuty("car-1", "car-2");
        var other = await city.Open();
        await city.Send(other.Id, "car-2");
        var incident = await city.Open();
        var result = await city.Send(incident.Id, "car-1", "car-2", "ghost");
        result.Refused.Select(one => one.Unit.Value).ShouldBe(["car-2", "ghost"]);
        result.Incident.Assignments.ShouldHaveSingleItem().CallSign.ShouldBe("call car-1");
        (await city.Unit("car-2").Get())!.Task!.Incident.ShouldBe(other.Id);
        (await city.Send(incident.Id, "car-1")).Refused.ShouldHaveSingleItem().Why.Code.ShouldBe("already-assigned");
    }

    [Fact]
    public async Task While_a_dispatch_is_being_decided_the_incident_says_so_and_can_still_be_read()
    {
        await using var city = await City.Start();
        await city.OnDuty("car-1");
        var incident = await city.Open();
        var (reached, open) = Gate(city, "unit/car-1");
        var sending = city.Send(incident.Id, "car-1");
        await reached;
        (await city.Incident(incident.Id).StandingOf(new UnitId("car-1"))).ShouldBe(new AssignmentStanding(null, Pending: true));
        (await city.Incident(incident.Id).StandingOf(new UnitId("car-9"))).ShouldBe(new AssignmentStanding(null, Pending: false));
        (await city.Incident(incident.Id).Get())!.Assignments.ShouldBeEmpty();
        open();
        await sending;
        (await city.Incident(incident.Id).StandingOf(new UnitId("car-1"))).ShouldBe(new AssignmentStanding(AssignmentStep.Dispatched, Pending: false));
    }

    [Fact]
    public async Task A_unit_that_does_not_answer_is_left_out_and_freed_when_it_answers_again()
    {
        await using var city = await City.Start();
        await city.OnDuty("car-1", "car-2");
        var incident = await city.Open();
        var (reached, open) = Gate(city, "unit/car-1");
        var sending = city.Send(incident.Id, "car-1");
        await reached;
        // A barrier: when the incident answers this, it is waiting for its units.
        await city.Incident(incident.Id).StandingOf(new UnitId("car-1"));
        city.Clock.Advance(TimeSpan.FromSeconds(3));
        var result = await sending;
        result.Refused.ShouldHaveSingleItem().Why.Code.ShouldBe("unit-unreachable");
        result.Incident.Assignments.ShouldBeEmpty();
        // Nor does it hold up what follows while it is still silent.
        (await city.Send(incident.Id, "car-2")).Incident.Assignments.ShouldHaveSingleItem().Unit.Value.ShouldBe("car-2");
        open();
        var watcher = await city.Watch("car-1", view => view.Task is null);
        city.Clock.Advance(TimeSpan.FromSeconds(6));
        (await watcher.Seen).Status.ShouldBe(UnitStatus.Available);
        GC.KeepAlive(watcher);
    }

    [Fact]
    public async Task When_the_incident_cannot_be_stored_the_units_are_released_and_nothing_changed()
    {
        await using var city = await City.Start();
        await city.OnDuty("car-1");
        var incident = await city.Open();
        var header = city.Header();
        city.Store.BeforeWrite = TestStore.Failing("incident/");
        await Should.ThrowAsync<OrleansException>(() => city.Incident(incident.Id).Dispatch(header, City.Ids("car-1")));
        var watcher = await city.Watch("car-1", view => view.Task is null);
        city.Store.Heal();
        city.Clock.Advance(TimeSpan.FromSeconds(1));
        await watcher.Seen;
        IncidentLifeTests.Text(await city.Incident(incident.Id).Get()).ShouldBe(IncidentLifeTests.Text(incident));
        // The same command again succeeds: the failed one left no trace.
        City.Ok(await city.Incident(incident.Id).Dispatch(header, City.Ids("car-1"))).Refused.ShouldBeEmpty();
        GC.KeepAlive(watcher);
    }

    [Fact]
    public async Task When_it_was_stored_although_the_store_said_no_the_repetition_gives_the_answer_and_the_unit_keeps_its_task()
    {
        await using var city = await City.Start();
        await city.OnDuty("car-1");
        var incident = await city.Open();
        var header = city.Header();
        city.Store.AfterWrite = TestStore.Failing("incident/");
        await Should.ThrowAsync<OrleansException>(() => city.Incident(incident.Id).Dispatch(header, City.Ids("car-1")));
        city.Store.Heal();
        var again = City.Ok(await city.Incident(incident.Id).Dispatch(header, City.Ids("car-1")));
        again.Incident.Assignments.ShouldHaveSingleItem();
        city.Clock.Advance(TimeSpan.FromSeconds(1));
        await city.Incident(incident.Id).AddNote(city.Header(), "barrier: settling has run");
        (await city.Unit("car-1").Get())!.Task!.Incident.ShouldBe(incident.Id);
    }

    [Fact]
    public async Task A_crash_between_the_promise_and_the_log_frees_the_unit()
    {
        await using var city = await City.Start();
        await city.OnDuty("car-1");
        var incident = await city.Open();
        var task = new UnitTask(incident.Id, GeoPoint.Of(43.88, 125.32), "解放大路 12 号", "robbery", 1, "", city.Clock.GetUtcNow());
        City.Ok(await city.Unit("car-1").Reserve(task, city.Header()));
        await city.Restart();
        var watcher = await city.Watch("car-1", view => view.Task is null);
        city.Clock.Advance(TimeSpan.FromSeconds(6));
        (await watcher.Seen).Status.ShouldBe(UnitStatus.Available);
        GC.KeepAlive(watcher);
    }

    [Fact]
    public async Task A_unit_that_missed_its_step_is_told_by_the_next_activation_of_the_incident()
    {
        await using var city = await City.Start();
        await city.OnDuty("car-1");
        var incident = await city.Open();
        await city.Send(incident.Id, "car-1");
        city.Store.BeforeWrite = TestStore.Failing("unit/");
        await city.Progress(incident.Id, "car-1", AssignmentStep.EnRoute);
        (await city.Unit("car-1").Get())!.Status.ShouldBe(UnitStatus.Dispatched);
        city.Store.Heal();
        await city.Restart();
        var watcher = await city.Watch("car-1", view => view.Status is UnitStatus.EnRoute);
        await city.Incident(incident.Id).Get();
        city.Clock.Advance(TimeSpan.FromSeconds(1));
        await watcher.Seen;
        GC.KeepAlive(watcher);
    }

    [Fact]
    public async Task A_corrected_place_reaches_the_units_on_their_way_and_not_those_that_left()
    {
        await using var city = await City.Start();
        await city.OnDuty("car-1", "car-2");
        var incident = await city.Open();
        await city.Send(incident.Id, "car-1", "car-2");
        await city.Progress(incident.Id, "car-1", AssignmentStep.EnRoute);
        await city.Progress(incident.Id, "car-2", AssignmentStep.Declined);
        var there = new IncidentLocation(GeoPoint.Of(43.9, 125.3), "人民大街 7 号");
        City.Ok(await city.Incident(incident.Id).Revise(city.Header(), new IncidentRevision(null, Priority.Urgent, there, null)));
        var unit = (await city.Unit("car-1").Get())!;
        (unit.Status, unit.Task!.Place, unit.Task.At, unit.Task.Priority).ShouldBe((UnitStatus.EnRoute, "人民大街 7 号", there.At, 2));
        (await city.Unit("car-2").Get())!.Task.ShouldBeNull();
    }

    [Fact]
    public async Task A_unit_that_could_not_be_told_is_told_again()
    {
        await using var city = await City.Start();
        await city.OnDuty("car-1");
        var incident = await city.Open();
        await city.Send(incident.Id, "car-1");
        city.Store.BeforeWrite = TestStore.Failing("unit/");
        await city.Progress(incident.Id, "car-1", AssignmentStep.OnScene);
        city.Store.Heal();
        var watcher = await city.Watch("car-1", view => view.Status is UnitStatus.OnScene);
        city.Clock.Advance(TimeSpan.FromSeconds(5));
        await watcher.Seen;
        GC.KeepAlive(watcher);
    }

    [Fact]
    public async Task Any_command_that_cannot_be_stored_fails_and_changes_nothing()
    {
        await using var city = await City.Start();
        var incident = await city.Open();
        var grain = city.Incident(incident.Id);
        var log = await grain.Log();
        city.Store.BeforeWrite = TestStore.Failing("incident/");
        await Should.ThrowAsync<OrleansException>(() => grain.AddNote(city.Header(), "lost"));
        await Should.ThrowAsync<OrleansException>(() => grain.Close(city.Header(), "arrested", null));
        city.Store.BeforeRead = TestStore.Failing("incident/");
        await Should.ThrowAsync<OrleansException>(() => grain.AddNote(city.Header(), "cannot even be decided"));
        city.Store.Heal();
        (await grain.Log()).ShouldBe(log);
        City.Ok(await grain.AddNote(city.Header(), "kept")).Version.ShouldBe(2);
        city.Seals.All.Select(seal => seal.Count).ShouldBe([1, 2]);
    }

    private static (Task Reached, Action Open) Gate(City city, string grain)
    {
        var (reached, open) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        city.Store.BeforeWrite = id =>
        {
            if (!id.StartsWith(grain, StringComparison.Ordinal))
                return Task.CompletedTask;
            reached.TrySetResult();
            return open.Task;
        };
        return (reached.Task.WaitAsync(TimeSpan.FromSeconds(30)), () => open.SetResult());
    }
}
