using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Snapping;
using Dispatch.Domain.Roads.Synthetic;

namespace Dispatch.Domain.Tests.Roads;

public sealed class SnappingTests
{
    [Fact]
    public void The_grid_finds_what_a_look_at_every_road_finds()
    {
        for (var seed = 1; seed <= 6; seed++)
        {
            var map = SyntheticCity.Generate(seed, 800, GeoPoint.Of(seed * 10, 179.99));
            var random = new SeededRandom((ulong)seed);
            for (var i = 0; i < 150; i++)
            {
                var node = map.Location(random.Next(map.NodeCount));
                var fix = Earth.Travel(node, Heading.FromDegrees(random.Next(360)), new Metres(random.Between(0, 400)));
                Heading? heading = random.Chance(0.5) ? Heading.FromDegrees(random.Next(360)) : null;
                var limit = new Metres(random.Between(1, 300));
                var (cost, arcs) = LookAtEveryRoad(map, fix, heading, limit);
                var snap = map.Snap(fix, heading, limit);
                (snap is null).ShouldBe(arcs.Count == 0, $"seed {seed} fix {i}");
                if (snap is not null)
                    arcs.ShouldContain(snap.Arc, $"seed {seed} fix {i} best cost {cost}");
            }
        }
    }

    [Fact]
    public void A_heading_chooses_the_carriageway_although_the_other_one_is_nearer()
    {
        var roads = new TestRoads();
        int[] v = [roads.At(0, 0), roads.At(1000, 0), roads.At(1000, 20), roads.At(0, 20)];
        roads.Road("east", [v[0], v[1]], oneWay: true);
        roads.Road("west", [v[2], v[3]], oneWay: true);
        roads.Road("turn", [v[1], v[2]]);
        roads.Road("turn back", [v[3], v[0]]);
        var map = roads.Build().Map;
        var fix = TestRoads.Plane.ToPoint(500, 14);
        NameAt(map, fix, 90).ShouldBe("east");
        NameAt(map, fix, 270).ShouldBe("west");
        NameAt(map, fix, null).ShouldBe("west");
    }

    [Fact]
    public void A_heading_chooses_the_side_of_a_two_way_road()
    {
        var roads = new TestRoads();
        roads.Road("A", [roads.At(0, 0), roads.At(1000, 0)]);
        var map = roads.Build().Map;
        var east = map.Snap(TestRoads.Plane.ToPoint(250, 5), Heading.FromDegrees(80), new Metres(50))!;
        var west = map.Snap(TestRoads.Plane.ToPoint(250, 5), Heading.FromDegrees(280), new Metres(50))!;
        west.Arc.ShouldBe(map.OppositeArc(east.Arc)!.Value);
        east.Fraction.ShouldBe(0.25, 0.001);
        west.Fraction.ShouldBe(0.75, 0.001);
        east.Distance.Value.ShouldBe(5, 0.05);
        east.NearestNode.ShouldBe(west.NearestNode);
        TestRoads.Plane.ToPlane(east.Place).X.ShouldBe(250, 0.1);
    }

    [Fact]
    public void A_fix_far_from_every_road_or_from_the_city_gives_nothing()
    {
        var map = SyntheticCity.Generate(1, 800);
        map.Snap(GeoPoint.Of(0, 0), null, new Metres(1000)).ShouldBeNull();
        map.Snap(GeoPoint.Of(-90, 0), null, new Metres(1000)).ShouldBeNull();
        map.Snap(Earth.Travel(map.Location(0), Heading.FromDegrees(45), new Metres(90_000)), null, new Metres(100)).ShouldBeNull();
    }

    private static string? NameAt(RoadMap map, GeoPoint fix, double? heading) =>
        map.NameOf(map.Snap(fix, heading is { } h ? Heading.FromDegrees(h) : null, new Metres(100))!.Arc)?.Local;

    /// <summary>The least cost by an independent way: the distance to a segment by golden-section search on the sphere.</summary>
    private static (double Cost, List<int> Arcs) LookAtEveryRoad(RoadMap map, GeoPoint fix, Heading? heading, Metres limit)
    {
        var costs = new List<(double Cost, int Arc)>();
        for (var a = 0; a < map.ArcCount; a++)
        {
            if (Earth.Distance(map.Location(map.Tail(a)), fix).Value > limit.Value + map.Length(a).Value + 10)
                continue;
            var course = map.Geometry(a);
            for (var i = 1; i < course.Count; i++)
            {
                var distance = Nearest(course[i - 1], course[i], fix);
                var turn = heading is { } h ? h.DegreesTo(Earth.HeadingBetween(course[i - 1], course[i])) : 0;
                if (distance <= limit.Value)
                    costs.Add((distance + (RoadSnapperWeight * turn / 180), a));
            }
        }
        if (costs.Count == 0)
            return (0, []);
        var best = costs.Min(c => c.Cost);
        return (best, costs.FindAll(c => c.Cost < best + 0.3).ConvertAll(c => c.Arc));
    }

    private const double RoadSnapperWeight = 50;

    private static double Nearest(GeoPoint a, GeoPoint b, GeoPoint fix)
    {
        double low = 0, high = 1;
        for (var i = 0; i < 60; i++)
        {
            var (left, right) = (low + ((high - low) * 0.382), low + ((high - low) * 0.618));
            if (At(left) < At(right))
                high = right;
            else
                low = left;
        }
        return At(low);

        double At(double t)
        {
            var east = b.Longitude - a.Longitude;
            east -= Math.Round(east / 360) * 360;
            var longitude = a.Longitude + (east * t);
            longitude -= Math.Round(longitude / 360) * 360;
            return Earth.Distance(GeoPoint.Of(a.Latitude + ((b.Latitude - a.Latitude) * t), longitude), fix).Value;
        }
    }
}
