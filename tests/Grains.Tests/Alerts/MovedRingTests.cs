using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Cordons;
using Dispatch.Domain.Cordons.Orders;
using Dispatch.Domain.Units;
using Dispatch.Grains.Cordons;
using Dispatch.Grains.Tests.Cordons;

namespace Dispatch.Grains.Tests.Alerts;

/// <summary>A cordon of police inside and taxis outside goes on after it was closed.</summary>
public sealed class MovedRingTests
{
    private static async Task<RingCity> ClosedAsync()
    {
        var ring = await RingCity.Start();
        for (var arm = 0; arm < StarTown.Arms; arm++)
        {
            await ring.Hold(RingCity.Car(arm));
            await ring.Say(RingCity.Taxi(arm), LadderStep.Accepted);
            await ring.Say(RingCity.Taxi(arm), LadderStep.AtPost);
            await ring.Hold(RingCity.Taxi(arm));
        }
        ring.View.Plan!.Closed.ShouldBeTrue();
        return ring;
    }

    private static void NoCivilianInFront(CordonView view) => RingCity.Standing(view).Where(post => post.Ring == 1)
        .SelectMany(post => post.Units).ShouldNotContain(unit => unit.Kind.IsCivilian(), "civilians are never posted on the inner ring");

    [Fact]
    public async Task An_accepted_sighting_moves_the_ring_its_taxi_hears_of_the_new_post_and_no_post_is_left_empty()
    {
        await using var ring = await ClosedAsync();
        var before = RingCity.Standing(ring.View).ToList();
        var seenFrom = ring.PostOf(RingCity.Taxi(0));
        await ring.Sight(RingCity.Taxi(0), seenFrom.At);

        var now = ring.PostOf(RingCity.Taxi(0));
        now.Node.ShouldNotBe(seenFrom.Node);
        var told = await ring.Delivery(RingCity.Taxi(0));
        (told.Recipient.Post!.Node, told.Ladder.Seq, told.Ladder.HasAccepted).ShouldBe((now.Node, 2, false), "an Update of the same alert, to be answered anew");
        NoCivilianInFront(ring.View);
        // On the other two roads everybody stays where he stands; on this one each post has somebody who stands there or comes.
        foreach (var post in before.Where(post => StarTown.Where(post.At).Arm != 0))
            RingCity.Standing(ring.View).ShouldContain(one => one.Node == post.Node && one.Status == OrderedPostStatus.Held);
        RingCity.Standing(ring.View).ShouldAllBe(post => post.Units.Length > 0);

        now.Status.ShouldNotBe(OrderedPostStatus.Held, "it was at the old post");
        await ring.Say(RingCity.Taxi(0), LadderStep.Accepted, seq: 2);
        await ring.Say(RingCity.Taxi(0), LadderStep.AtPost, seq: 2);
        await ring.Until(view => RingCity.Standing(view).Any(post => post.Node == now.Node && post.Status == OrderedPostStatus.Held));
    }

    [Fact]
    public async Task In_the_place_of_who_declines_the_next_who_can_be_in_time_is_told_at_once()
    {
        await using var ring = await RingCity.Start();
        const string Spare = "taxi-spare";
        await ring.City.Add(Spare, UnitKind.Taxi, StarTown.Place(0, 8));
        await ring.Say(RingCity.Taxi(0), LadderStep.Declined);
        await ring.Until(view => RingCity.Standing(view).Any(post => post.Units.Any(unit => unit.Unit.Value == Spare)));
        ring.View.Plan!.Version.ShouldBe(2);
        ring.View.Plan.Changes.Select(change => change.Kind).ShouldBe([PostChangeKind.Dropped, PostChangeKind.Added], "all others stay where they are");
        (await ring.Delivery(Spare)).Recipient.Post!.Node.ShouldBe(ring.PostOf(Spare).Node);
        RingCity.Standing(ring.View).ShouldNotContain(post => post.Units.Any(unit => unit.Unit.Value == RingCity.Taxi(0)));
    }

    [Fact]
    public async Task A_patrol_that_is_sent_on_to_another_post_holds_it_only_when_it_is_seen_there()
    {
        await using var ring = await RingCity.Start();
        var car = RingCity.Car(0);
        var (first, fence) = (ring.PostOf(car), await ring.FenceOf(car));
        await ring.Arrive(car, fence);
        await ring.Looks(1);
        ring.PostOf(car).Status.ShouldBe(OrderedPostStatus.Held);

        await ring.Sight(RingCity.Taxi(0), ring.PostOf(RingCity.Taxi(0)).At);
        var next = ring.PostOf(car);
        next.Node.ShouldNotBe(first.Node);
        // Two looks of the cordon pass, and a late sighting at the old post comes.
        await ring.Arrive(car, fence);
        await ring.Looks(2);
        ring.PostOf(car).Status.ShouldNotBe(OrderedPostStatus.Held, "nobody is there yet");
        (await ring.City.City.Unit(car).Get())!.Task!.Away.ShouldBeTrue();

        await ring.Arrive(car, await ring.FenceOf(car));
        await ring.Looks(1);
        (ring.PostOf(car).Node, ring.PostOf(car).Status).ShouldBe((next.Node, OrderedPostStatus.Held));
        (await ring.City.City.Unit(car).Get())!.Task!.Away.ShouldBeFalse();
    }

    [Fact]
    public async Task A_taxi_whose_post_becomes_the_inner_ring_is_thanked_and_goes_when_police_can_take_it_over()
    {
        await using var ring = await ClosedAsync();
        var seenFrom = ring.PostOf(RingCity.Taxi(0));
        await ring.City.Add("car-far", UnitKind.PatrolCar, StarTown.Place(0, 9));
        await ring.Sight(RingCity.Taxi(0), seenFrom.At);

        NoCivilianInFront(ring.View);
        RingCity.Standing(ring.View).Single(post => post.Node == seenFrom.Node).Units.ShouldHaveSingleItem().Kind.ShouldBe(UnitKind.PatrolCar);
        (await ring.Delivery(RingCity.Taxi(0))).Ladder.HasEnded.ShouldBeTrue();
    }

    [Fact]
    public async Task Standing_the_cordon_down_ends_it_for_everybody_who_was_asked_in_the_commanders_words()
    {
        await using var ring = await ClosedAsync();
        RingCity.Ok(await ring.City.Cordon.StandDown(ring.City.By(CordonCity.Wang), "Arrested"));
        for (var arm = 0; arm < StarTown.Arms; arm++)
            (await ring.Delivery(RingCity.Taxi(arm))).Ladder.Endings.ShouldHaveSingleItem().Kind.ShouldBe(Domain.Alerting.EndingKind.StandDown);
        var alert = (await ring.City.City.Grain<Grains.Alerts.IAlertGrain>(ring.Alert.Value).Get())!;
        (alert.Standing, alert.EndReason).ShouldBe((Domain.Alerting.AlertStanding.StoodDown, "Arrested"));
    }
}
