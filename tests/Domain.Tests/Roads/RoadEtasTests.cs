using Dispatch.Domain.Geo;
using Dispatch.Domain.Recommendation;
using Dispatch.Domain.Roads.Paths;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Tests.Roads;

public sealed class RoadEtasTests
{
    [Fact]
    public void A_unit_across_the_river_needs_the_time_over_the_bridge_and_one_off_the_map_has_none()
    {
        var roads = new TestRoads();
        int[] v = [roads.At(0, 0), roads.At(0, 100), roads.At(2000, 0), roads.At(2000, 100)];
        roads.Road("south bank", [v[0], v[2]]);
        roads.Road("north bank", [v[1], v[3]]);
        roads.Road("bridge", [v[2], v[3]]);
        var ask = RoadEtas.On(roads.Build().Map);
        var times = ask([At(0, 100), At(100, 0), At(0, 9000)], TestRoads.Plane.ToPoint(0, 0));
        times[0]!.Value.TotalSeconds.ShouldBe(410, 1.0);
        times[1]!.Value.TotalSeconds.ShouldBe(10, 0.1);
        times[2].ShouldBeNull();
    }

    [Fact]
    public void A_place_off_the_map_has_no_times()
    {
        var roads = new TestRoads();
        roads.Road("A", [roads.At(0, 0), roads.At(100, 0)]);
        RoadEtas.On(roads.Build().Map)([At(0, 0)], TestRoads.Plane.ToPoint(0, 5000)).ShouldBe([null]);
    }

    [Fact]
    public void A_driving_unit_that_faces_away_has_to_turn_round_first()
    {
        var roads = new TestRoads();
        roads.Road("A", [roads.At(0, 0), roads.At(1000, 0)]);
        var times = RoadEtas.On(roads.Build().Map)(
            [At(500, 0, kmh: 50, heading: 270), At(500, 0, kmh: 50, heading: 90)], TestRoads.Plane.ToPoint(0, 0));
        times[0]!.Value.TotalSeconds.ShouldBe(50, 0.1);
        times[1]!.Value.TotalSeconds.ShouldBe(70, 0.1);
    }

    private static Candidate At(double x, double y, double kmh = 0, double heading = 0) => new(
        null!,
        new Fix(TestRoads.Plane.ToPoint(x, y), DateTimeOffset.UnixEpoch, MetresPerSecond.KilometresPerHour(kmh), Heading.FromDegrees(heading), null),
        Occupied: null);
}
