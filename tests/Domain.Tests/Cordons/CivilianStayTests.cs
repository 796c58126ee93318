using Dispatch.Domain.Cordons;
using Dispatch.Domain.Roads;

namespace Dispatch.Domain.Tests.Cordons;

/// <summary>A road of five crossings: he starts at 0, the way out is 4; unit 0 is police, unit 1 a taxi.</summary>
public sealed class CivilianStayTests
{
    private static readonly CordonProblem Road = new(
        CordonRoads.AtSpeeds(RoadGraph.FromArcs(5, [.. Enumerable.Range(0, 4).SelectMany(v => new[] { (v, v + 1, 10_000), (v + 1, v, 10_000) })]), 1000, 1000),
        [new SuspectStart(0, 0)], [new CordonExit(4)], [new CordonUnit(2, 0), new CordonUnit(1, 0, CordonUnitKind.Taxi)]);

    private static Post At(int node, int ring, int unit) => new(node, ring, 10_000 * node, [new PostUnit(unit, 0)]);

    [Fact]
    public void A_civilian_does_not_wait_at_an_old_post_that_he_reaches_before_the_inner_ring()
    {
        var mayWait = CivilianStay.MayWait(new CordonPlan(CordonStatus.Closed, [At(2, 1, 0)], 1), Road);
        mayWait(At(1, 2, 1)).ShouldBeFalse("it lies between him and the police");
        mayWait(At(3, 2, 1)).ShouldBeTrue("he meets the police first");
        mayWait(At(1, 1, 0)).ShouldBeTrue("police may wait anywhere");
    }

    [Fact]
    public void Nobody_but_police_holds_the_inner_ring()
    {
        CivilianStay.MayHold([new PostUnit(1, 0)], 1, Road).ShouldBeFalse();
        CivilianStay.MayHold([new PostUnit(1, 0)], 2, Road).ShouldBeTrue();
        CivilianStay.MayHold([new PostUnit(0, 0), new PostUnit(1, 0)], 1, Road).ShouldBeFalse();
        CivilianStay.MayHold([new PostUnit(0, 0)], 1, Road).ShouldBeTrue();
    }

    [Fact]
    public void A_civilian_behind_the_police_is_sent_on_only_when_it_is_not_enough_that_those_in_front_go()
    {
        var posts = Road with { Units = [.. Road.Units, new CordonUnit(3, 0, CordonUnitKind.Taxi)] };
        Post[] standing = [At(1, 2, 1), At(2, 1, 0), At(3, 2, 2)];
        var pinned = posts with { Units = [.. posts.Units.Select((u, i) => u with { Posted = new PostedAt(standing.First(p => p.Units[0].Unit == i).Node, 0) })] };
        var steps = CivilianStay.SendOn(pinned, [.. standing]).ToList();
        steps.Select(step => step.Staying.Select(post => post.Node)).ShouldBe([[2, 3], [2]]);
        steps.Select(step => step.Eased.Units.Select(unit => unit.Posted?.Node)).ShouldBe([[2, null, 3], [2, null, null]]);
    }
}
