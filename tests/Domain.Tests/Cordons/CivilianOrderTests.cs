using Dispatch.Domain.Cordons.City;
using Dispatch.Domain.Cordons.Orders;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Tests.Cordons;

public sealed class CivilianOrderTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly GeoPoint At = GeoPoint.Of(43.84, 126.55);

    [Fact]
    public void A_plan_with_a_taxi_on_the_inner_ring_is_never_ordered_wherever_it_came_from()
    {
        Activate(ring: 1, UnitKind.Taxi).Refusal!.Code.ShouldBe("civilian-on-inner-ring");
        Activate(ring: 1, UnitKind.PatrolCar).Ok.ShouldBeTrue();
    }

    [Fact]
    public void Ordering_asks_no_civilian_before_the_release_and_officers_at_once()
    {
        Activate(ring: 2, UnitKind.Taxi).Value!.Errands.ShouldNotContain(errand => errand.Kind == CordonErrandKind.AskCivilians || errand.Kind == CordonErrandKind.Send);
        Activate(ring: 2, UnitKind.PatrolCar).Value!.Errands.ShouldContain(errand => errand.Kind == CordonErrandKind.Send);
    }

    [Fact]
    public void Every_text_to_a_civilian_says_not_to_stop_follow_or_approach_and_tells_nothing_of_the_plan()
    {
        var force = Activate(ring: 2, UnitKind.PatrolCar).Value!.Force!;
        foreach (var kind in (UnitKind[])[UnitKind.Taxi, UnitKind.Volunteer])
        {
            var text = PostTasks.TextFor(kind, force.Posts[0].Plan, force);
            text.ShouldContain("do not stop, follow or approach");
            text.ShouldContain("不要拦截、跟随或靠近");
            text.ShouldNotContain("suspect");
        }
    }

    private static Outcome<Cordon> Activate(int ring, UnitKind kind)
    {
        var request = new CordonRequest([new Sighting(At, new Metres(0), Now)], SuspectMeans.Car, 1, TimeSpan.Zero, TimeSpan.Zero, null, 2, [], [], [kind], new Metres(5000), false, [], []);
        var post = new PlannedPost(1, At, "A / B", ring, 60_000, [new PostedUnit(new UnitId("u"), "u", kind, 30_000, 0, 0)]);
        var cordon = Cordon.Nothing with { Asked = request, ProposedAt = Now, Proposals = [new CordonProposal("p", null, false, [post], 0, null, "", [])] };
        return ActivateCordon.Decide(cordon, "p", "map", new CommandHeader(new CommandKey("k"), new Actor("wang", "commander"), Now, "f"));
    }
}
