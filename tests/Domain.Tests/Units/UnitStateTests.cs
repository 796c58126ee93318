using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;
using static Dispatch.Domain.Tests.Units.UnitStories;

namespace Dispatch.Domain.Tests.Units;

public sealed class UnitStateTests
{
    [Fact]
    public void An_unregistered_unit_refuses_every_command_but_registration()
    {
        var nobody = UnitState.Unregistered;
        nobody.SetDuty(true, Noon).Refusal!.Code.ShouldBe("unknown-unit");
        nobody.SetStatus(UnitStatus.Busy, null, Noon).Refusal!.Code.ShouldBe("unknown-unit");
        nobody.Reserve(Task(), Noon).Refusal!.Code.ShouldBe("unknown-unit");
        nobody.Release(Robbery, UnitPolicy.Default, Noon).ShouldBeSameAs(nobody);
        nobody.Summary(UnitPolicy.Default).ShouldBeNull();
    }

    [Fact]
    public void A_new_unit_is_off_duty_and_registering_again_replaces_only_the_profile()
    {
        var unit = UnitState.Unregistered.Register(Profile(), Noon).Value!;
        unit.OnDuty.ShouldBeFalse();
        var renamed = Reserved().Register(Profile() with { CallSign = "Car 2" }, Noon).Value!;
        renamed.Profile!.CallSign.ShouldBe("Car 2");
        renamed.Task.ShouldNotBeNull();
        renamed.OnDuty.ShouldBeTrue();
    }

    [Fact]
    public void A_profile_must_be_usable()
    {
        Refused(Profile() with { CallSign = "" }).Field.ShouldBe("callSign");
        Refused(Profile() with { CallSign = new string('x', 41) }).Field.ShouldBe("callSign");
        Refused(Profile() with { Capabilities = default }).Field.ShouldBe("capabilities");
        Refused(Profile() with { Capabilities = [" "] }).Field.ShouldBe("capabilities");
        Refused(Profile() with { Kind = (UnitKind)99 }).Field.ShouldBe("kind");
        Refused(Profile(UnitKind.Taxi) with { Agency = Agency.Police }).Field.ShouldBe("agency");
        Refused(Profile() with { Agency = Agency.Civilian }).Field.ShouldBe("agency");

        static Refusal Refused(UnitProfile profile) => UnitState.Unregistered.Register(profile, Noon).Refusal.ShouldNotBeNull();
    }

    [Fact]
    public void Going_on_duty_makes_available_and_going_off_takes_out_of_service()
    {
        var unit = OnDuty();
        unit.Status.ShouldBe(UnitStatus.Available);
        unit.SetDuty(true, Noon).Value.ShouldBeSameAs(unit);
        unit.SetDuty(false, Noon).Value!.Status.ShouldBe(UnitStatus.OutOfService);
        Reserved().SetDuty(false, Noon).Refusal!.Code.ShouldBe("on-task");
    }

    [Theory]
    [InlineData(UnitStatus.Dispatched)]
    [InlineData(UnitStatus.EnRoute)]
    [InlineData(UnitStatus.OnScene)]
    [InlineData((UnitStatus)99)]
    public void A_status_of_an_assignment_cannot_be_set_by_hand(UnitStatus status) =>
        OnDuty().SetStatus(status, null, Noon).Refusal!.Code.ShouldBe("status-of-assignment");

    [Fact]
    public void A_status_set_twice_changes_nothing_the_second_time()
    {
        var busy = OnDuty().SetStatus(UnitStatus.Busy, "盘查", Noon).Value!;
        busy.StatusSince.ShouldBe(Noon);
        busy.SetStatus(UnitStatus.Busy, "盘查", Noon.AddMinutes(5)).Value.ShouldBeSameAs(busy);
    }

    [Fact]
    public void A_status_is_not_set_off_duty_nor_on_a_task()
    {
        OnDuty().SetDuty(false, Noon).Value!.SetStatus(UnitStatus.Available, null, Noon).Refusal!.Code.ShouldBe("off-duty");
        Reserved().SetStatus(UnitStatus.Busy, null, Noon).Refusal!.Code.ShouldBe("on-task");
    }

    [Fact]
    public void An_agencys_own_word_must_not_contradict_the_base_status()
    {
        OnDuty().SetStatus(UnitStatus.Available, "重车", Noon).Refusal!.Code.ShouldBe("label-contradicts-status");
        OnDuty().SetStatus(UnitStatus.Busy, "Traffic Stop", Noon).Value!.Label.ShouldBe("Traffic Stop");
        OnDuty().SetStatus(UnitStatus.Busy, "helping a tourist", Noon).Value!.Label.ShouldBe("helping a tourist");
        OnDuty().SetStatus(UnitStatus.Busy, new string('x', 41), Noon).Refusal!.Code.ShouldBe("invalid-label");
        foreach (var status in Enum.GetValues<UnitStatus>())
            StatusLabels.Known.Values.ShouldContain(status);
    }

    [Fact]
    public void An_available_unit_is_promised_once_and_again_to_the_same_incident()
    {
        var unit = OnDuty().Reserve(Task(), Noon).Value!;
        unit.Status.ShouldBe(UnitStatus.Dispatched);
        unit.Reserve(Task(), Noon).Value.ShouldBeSameAs(unit);
        unit.Reserve(Task() with { Place = "corrected" }, Noon).Value.ShouldBe(unit with { Task = Task() with { Place = "corrected" } });
        unit.Reserve(Task(Other), Noon).Refusal!.Code.ShouldBe("promised-elsewhere");
    }

    [Fact]
    public void Busy_and_off_duty_units_are_not_promised()
    {
        OnDuty().SetStatus(UnitStatus.Busy, null, Noon).Value!.Reserve(Task(), Noon).Refusal!.Code.ShouldBe("not-available");
        OnDuty().SetStatus(UnitStatus.OutOfService, null, Noon).Value!.Reserve(Task(), Noon).Refusal!.Code.ShouldBe("not-available");
        OnDuty().SetDuty(false, Noon).Value!.Reserve(Task(), Noon).Refusal!.Code.ShouldBe("off-duty");
    }

    [Fact]
    public void Civilians_observe_and_report()
    {
        OnDuty(UnitKind.Taxi).Reserve(Task(), Noon).Refusal!.Code.ShouldBe("civilian-not-sent");
        OnDuty(UnitKind.Taxi, true, "first-aid").Reserve(Task(volunteerCapability: "first-aid"), Noon).Refusal!.Code.ShouldBe("civilian-not-sent");
        OnDuty(UnitKind.Volunteer, true, "first-aid").Reserve(Task(priority: 1), Noon).Refusal!.Code.ShouldBe("civilian-not-sent");
        OnDuty(UnitKind.Volunteer).Reserve(Task(volunteerCapability: "first-aid"), Noon).Refusal!.Code.ShouldBe("civilian-not-sent");
        OnDuty(UnitKind.Volunteer, true, "first-aid").Reserve(Task(volunteerCapability: "first-aid"), Noon).Ok.ShouldBeTrue();
    }

    [Fact]
    public void A_civilian_who_did_not_agree_is_not_promised() =>
        OnDuty(UnitKind.Volunteer, optedIn: false, "first-aid").Reserve(Task(volunteerCapability: "first-aid"), Noon)
            .Refusal!.Code.ShouldBe("opted-out");

    [Fact]
    public void An_assignment_moves_its_unit_forward_only()
    {
        var unit = Reserved().Follow(Robbery, UnitStatus.OnScene, Noon.AddMinutes(5));
        unit.Status.ShouldBe(UnitStatus.OnScene);
        unit.Follow(Robbery, UnitStatus.EnRoute, Noon.AddMinutes(6)).ShouldBeSameAs(unit, "late news");
        unit.Follow(Robbery, UnitStatus.OnScene, Noon.AddMinutes(7)).ShouldBeSameAs(unit, "repeated news");
        unit.Follow(Other, UnitStatus.OnScene, Noon).ShouldBeSameAs(unit, "foreign news");
        OnDuty().Follow(Robbery, UnitStatus.EnRoute, Noon).Status.ShouldBe(UnitStatus.Available);
    }

    [Theory]
    [InlineData(UnitKind.PatrolCar, 0)]
    [InlineData(UnitKind.Ambulance, 10)]
    [InlineData(UnitKind.Volunteer, 60)]
    public void A_released_unit_is_available_and_rests_as_its_kind_is_due(UnitKind kind, int minutes)
    {
        var unit = Reserved(kind).Follow(Robbery, UnitStatus.OnScene, Noon).Release(Robbery, UnitPolicy.Default, Noon);
        unit.Status.ShouldBe(UnitStatus.Available);
        unit.Task.ShouldBeNull();
        unit.RestUntil.ShouldBe(minutes == 0 ? null : Noon.AddMinutes(minutes));
        unit.Release(Robbery, UnitPolicy.Default, Noon.AddHours(1)).ShouldBeSameAs(unit, "repeated");
        Reserved().Release(Other, UnitPolicy.Default, Noon).Task.ShouldNotBeNull("foreign");
        Reserved(kind).Release(Robbery, UnitPolicy.Default, Noon).RestUntil.ShouldBeNull("it never set out");
    }

    [Fact]
    public void A_task_that_the_incident_does_not_know_is_dropped_without_rest()
    {
        var unit = Reserved(UnitKind.Ambulance).Follow(Robbery, UnitStatus.EnRoute, Noon).Drop(Robbery, Noon);
        unit.Task.ShouldBeNull();
        unit.Status.ShouldBe(UnitStatus.Available);
        unit.RestUntil.ShouldBeNull();
        Reserved().Drop(Other, Noon).Task.ShouldNotBeNull("foreign");
    }

    [Fact]
    public void A_command_repeated_under_its_key_changes_nothing_and_under_another_body_is_refused()
    {
        var header = new CommandHeader(new CommandKey("k"), Actor.System, Noon, "body");
        var once = OnDuty().Once(header, unit => unit.SetStatus(UnitStatus.Busy, null, Noon)).Value!;
        once.Once(header, unit => unit.SetStatus(UnitStatus.Busy, null, Noon)).Value.ShouldBeSameAs(once);
        once.Once(header with { Fingerprint = "other" }, unit => unit).Refusal!.Kind.ShouldBe(RefusalKind.KeyReused);
        OnDuty().Once(header, unit => unit.SetStatus(UnitStatus.OnScene, null, Noon)).Refusal!.Code.ShouldBe("status-of-assignment");
    }

    [Fact]
    public void The_fence_stands_until_the_unit_is_on_scene()
    {
        OnDuty().Summary(UnitPolicy.Default)!.Fence.ShouldBeNull();
        Reserved().Summary(UnitPolicy.Default)!.Fence.ShouldBe(
            new ArrivalFence(Robbery, GeoPoint.Of(43.838, 126.55), new Metres(60), new Metres(120)));
        var there = Reserved().Follow(Robbery, UnitStatus.OnScene, Noon);
        there.Summary(UnitPolicy.Default)!.Fence.ShouldBeNull();
        var elsewhere = GeoPoint.Of(43.85, 126.55);
        there.Reserve(there.Task! with { At = elsewhere, Away = true }, Noon).Value!.Summary(UnitPolicy.Default)!.Fence!.Centre
            .ShouldBe(elsewhere, "it was given a post elsewhere and is watched for again");
    }

    [Fact]
    public void Receipts_know_the_last_sixty_four_commands()
    {
        var receipts = Receipts.None;
        for (var i = 0; i < 65; i++)
            receipts = receipts.With(new CommandHeader(new CommandKey($"k{i}"), Actor.System, Noon, $"f{i}"), i);
        receipts.Find(new CommandKey("k0")).ShouldBeNull();
        receipts.Find(new CommandKey("k1")).ShouldBe(new Receipt(new CommandKey("k1"), "f1", 1));
        receipts.Find(new CommandKey("k64"))!.Fingerprint.ShouldBe("f64");
        receipts.Last.Length.ShouldBe(Receipts.Kept);
    }

    [Fact]
    public void Figures_that_cannot_work_are_named()
    {
        UnitPolicy.Default.Fault().ShouldBeNull();
        (UnitPolicy.Default with { LeftBeyondMetres = 10 }).Fault().ShouldNotBeNull().ShouldContain("LeftBeyondMetres");
        (UnitPolicy.Default with { ArrivedWithinMetres = double.NaN }).Fault().ShouldNotBeNull();
    }
}
