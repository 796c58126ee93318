using System.Collections.Immutable;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Audiences;
using Dispatch.Domain.Alerting.Orders;
using Dispatch.Domain.Alerting.Waves;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;
using static Dispatch.Domain.Tests.Alerting.Alerts;

namespace Dispatch.Domain.Tests.Alerting;

/// <summary>A taxi that was told to keep its eyes open only, and whose passengers have left.</summary>
public sealed class FreedTaxiTests
{
    private static readonly UnitId Cab = new("eyes");
    private static readonly ImmutableArray<LookingUnit> Looking = [new(Taxi("eyes", eyesOnly: true), 1)];

    private static WavePlan Next(int quota, ImmutableArray<EligibleUnit> candidates, ImmutableArray<AskedUnit>? asked = null, bool verified = true, int told = 1) =>
        WavePlanner.Next(new WaveQuestion(
            Order(quota: quota), verified, asked ?? [], told, candidates, [], 2, AlertLimits.Default, Noon.AddSeconds(1), EyesOnly.Freed(Looking, candidates)));

    private static string? WhyNot(bool? occupied, int alertsToday = 1, bool looking = true)
    {
        var profile = new UnitProfile(Cab, "eyes", UnitKind.Taxi, Agency.Civilian, []);
        var candidate = new AlertCandidate(
            Cab, new UnitSummary(profile, true, UnitStatus.Available, null, null, null, 1), new Fix(Centre, Noon, null, null, null), occupied, alertsToday);
        return AudienceRules.WhyNot(new AudienceQuestion(
            Audience.Around(Centre, new Metres(3000)), true, [Cab], AlertLimits.Default, Noon, looking ? [Cab] : []), candidate);
    }

    [Fact]
    public void It_may_be_asked_once_it_is_free_and_not_while_anybody_sits_in_it()
    {
        WhyNot(occupied: true).ShouldBe("already-alerted");
        WhyNot(occupied: null).ShouldBe("already-alerted", "nobody knows");
        WhyNot(occupied: false).ShouldBeNull();
        WhyNot(occupied: false, looking: false).ShouldBe("already-alerted", "who was asked in full is not asked again");
        WhyNot(occupied: false, alertsToday: 6).ShouldBeNull("the alert that it looks out for is one of the six");
        WhyNot(occupied: false, alertsToday: 7).ShouldBe("alert-budget");
    }

    [Fact]
    public void When_nobody_is_counted_it_hears_the_alert_in_full_and_belongs_to_no_new_wave()
    {
        var plan = Next(quota: 0, [Eligible("eyes"), Eligible("new", 50)]);
        plan.Freed.ShouldHaveSingleItem().ShouldSatisfyAllConditions(one => one.Unit.ShouldBe(Cab), one => one.EyesOnly.ShouldBeFalse());
        plan.Recipients.ShouldHaveSingleItem().Unit.Value.ShouldBe("new");
        Next(quota: 0, [Eligible("eyes", eyesOnly: true)]).Freed.ShouldBeEmpty("it has passengers still");
    }

    [Fact]
    public void When_places_are_counted_it_is_asked_only_while_one_is_open()
    {
        Next(quota: 1, [Eligible("eyes")]).Freed.ShouldHaveSingleItem();
        Next(quota: 1, [Eligible("eyes")], [WavePlannerTests.Unit("there", AskedState.Accepted, acceptedAt: 1)]).Freed.ShouldBeEmpty();
        var nearest = Next(quota: 1, [Eligible("new", 10), Eligible("eyes", 900)]);
        nearest.Freed.ShouldBeEmpty();
        nearest.Recipients.ShouldHaveSingleItem().Unit.Value.ShouldBe("new");
    }

    [Fact]
    public void It_knows_of_the_alert_so_it_takes_no_room_of_a_first_wave()
    {
        var plan = Next(quota: 2, [Eligible("new", 10), Eligible("eyes", 900)], verified: false, told: 20);
        plan.Recipients.ShouldBeEmpty();
        plan.Freed.ShouldHaveSingleItem().Unit.ShouldBe(Cab);
    }

    [Fact]
    public void It_hears_it_under_a_number_that_it_does_not_have_and_one_new_number_serves_all_who_are_free_by_then()
    {
        var freed = new[] { Taxi("eyes") };
        EyesOnly.NeedNewMessage(1, Looking, freed).ShouldBeTrue();
        EyesOnly.NeedNewMessage(2, Looking, freed).ShouldBeFalse();
        EyesOnly.NeedNewMessage(1, Looking, []).ShouldBeFalse();
        var alert = OrderAlert.Decide(Order(), true, Choice(5), Header(), AlertLimits.Default).Value!;
        var after = UpdatePosts.Free(alert, 1, Noon.AddSeconds(9));
        after.Seq.ShouldBe(alert.Seq + 1);
        after.Versions[^1].ShouldBe(new AlertVersion(after.Seq, Noon.AddSeconds(9), false));
        after.Notes[^1].EventKind.ShouldBe("alert-updated");
    }
}
