using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;
using Dispatch.Gateway.Alerts;
using Dispatch.Grains.Alerts;

namespace Dispatch.Gateway.Tests.Alerts;

/// <summary>A mobilised unit that is seen at its post, without a server.</summary>
public sealed class PostArrivalTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly AlertId Alert = new("A1");
    private static readonly UnitId Unit = new("t");
    private static readonly ArrivalFence Fence = new(new IncidentId("I1"), GeoPoint.Of(40, 120), new Metres(250), new Metres(375));

    private static Fix At(double metresNorth, int second) =>
        new(GeoPoint.Of(40 + (metresNorth / 111_195), 120), Noon.AddSeconds(second), null, null, new Metres(8));

    private static CommittedUnits Begun(ArrivalFence? fence, int seq = 1) => new(Alert, 0, [new CommittedUnit(Unit, seq, fence)], []);

    [Fact]
    public void It_is_there_after_a_dwell_inside_and_that_is_said_again_only_while_the_shard_has_not_taken_it()
    {
        var watch = new PostWatch(Alert, 0, new CommittedUnit(Unit, 1, Fence));
        watch.Sees(At(300, 0), ArrivalLimits.Default, Noon).ShouldBeFalse();
        watch.Sees(At(240, 5), ArrivalLimits.Default, Noon.AddSeconds(5)).ShouldBeFalse("driving past is no arrival");
        watch.Sees(At(300, 10), ArrivalLimits.Default, Noon.AddSeconds(10)).ShouldBeFalse();
        watch.Sees(At(200, 15), ArrivalLimits.Default, Noon.AddSeconds(15)).ShouldBeTrue("jitter at the edge does not start the dwell anew");
        watch.Sees(At(200, 20), ArrivalLimits.Default, Noon.AddSeconds(20)).ShouldBeFalse("it was said a moment ago");
        watch.Sees(At(200, 26), ArrivalLimits.Default, Noon.AddSeconds(26)).ShouldBeTrue();
    }

    [Fact]
    public void Nobody_is_looked_for_who_is_not_on_the_way_to_a_post()
    {
        var mobilised = new MobilisedUnits();
        mobilised.Find(Unit).ShouldBeNull();
        mobilised.Take(Begun(Fence));
        mobilised.Find(Unit).ShouldNotBeNull();
        mobilised.Take(new CommittedUnits(Alert, 0, [new CommittedUnit(Unit, 1, null)], [Unit]));
        mobilised.Find(Unit).ShouldBeNull("it is there");
        mobilised.Contains(Unit).ShouldBeTrue("and mobilised still");
        mobilised.Take(new CommittedUnits(new AlertId("A2"), 0, [], [Unit]));
        mobilised.Contains(Unit).ShouldBeTrue("another alert's end is not this one's");
        mobilised.Take(new CommittedUnits(Alert, 0, [], [Unit]));
        mobilised.Contains(Unit).ShouldBeFalse();
    }
}
