using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Isochrones;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Domain.Tests.Roads;

public sealed class IsochroneTests
{
    [Fact]
    public void Every_reached_crossing_lies_inside_and_every_other_one_away_from_reached_roads_outside()
    {
        for (var seed = 1; seed <= 4; seed++)
        {
            var map = SyntheticCity.Generate(seed, 1800);
            var start = seed * 331 % map.NodeCount;
            var isochrone = Isochrones.Around(map, start, TimeSpan.FromMinutes(seed));
            var reached = new ShortestPaths(map.Graph).AddSource(start).Run(seed * 60_000);
            var plane = new LocalPlane(map.Location(start));
            var places = ReachedPlaces(map, reached, plane, seed * 60_000);
            var outside = 0;
            for (var node = 0; node < map.NodeCount; node++)
            {
                var inside = isochrone.Polygons.Any(p => Covers(p, map.Location(node)));
                if (reached.IsSettled(node))
                    inside.ShouldBeTrue($"seed {seed} node {node}");
                else if (Nearest(places, plane.ToPlane(map.Location(node))) is var far && far > 80)
                    inside.ShouldBeFalse($"seed {seed} node {node}, {far} m from the reached roads");
                outside += inside ? 0 : 1;
            }
            outside.ShouldBeGreaterThan(0, $"seed {seed}");
            isochrone.ReachedNodes.ShouldBe(Enumerable.Range(0, map.NodeCount).Count(reached.IsSettled));
        }
    }

    [Fact]
    public void A_closed_crossing_is_reached_and_never_passed()
    {
        var map = SyntheticCity.Generate(4, 1800);
        const int start = 700;
        var around = Enumerable.Range(map.Graph.FirstArc[start], map.Graph.FirstArc[start + 1] - map.Graph.FirstArc[start])
            .Select(arc => map.Graph.Head[arc]).ToHashSet();
        var open = Isochrones.Around(map, start, TimeSpan.FromMinutes(6));
        var enclosed = Isochrones.Around(map, start, TimeSpan.FromMinutes(6), closed: around);
        enclosed.ReachedNodes.ShouldBe(around.Count + 1);
        open.ReachedNodes.ShouldBeGreaterThan(enclosed.ReachedNodes);
        foreach (var node in around)
            enclosed.Polygons.ShouldContain(polygon => Covers(polygon, map.Location(node)));
    }

    [Fact]
    public void Rings_are_closed_and_wound_as_GeoJSON_wants_them()
    {
        var map = SyntheticCity.Generate(4, 2500);
        var polygons = Isochrones.Around(map, 1000, TimeSpan.FromMinutes(4)).Polygons;
        polygons.ShouldNotBeEmpty();
        foreach (var polygon in polygons)
        {
            Area(polygon.Outer).ShouldBeGreaterThan(0);
            polygon.Outer[^1].ShouldBe(polygon.Outer[0]);
            foreach (var hole in polygon.Holes)
            {
                Area(hole).ShouldBeLessThan(0);
                hole[^1].ShouldBe(hole[0]);
            }
        }
    }

    [Fact]
    public void Blocks_between_reached_streets_are_filled_but_an_enclosed_place_that_is_not_reached_is_a_hole()
    {
        var roads = new TestRoads();
        int[] ring = [roads.At(-500, -500), roads.At(500, -500), roads.At(500, 500), roads.At(-500, 500)];
        roads.Road("ring", [.. ring, ring[0]], kmh: 90);
        var filled = Isochrones.Around(roads.Build().Map, 0, TimeSpan.FromMinutes(3)).Polygons;
        filled.ShouldHaveSingleItem().Holes.ShouldBeEmpty();
        roads.Road("lane", [ring[0], roads.At(0, 0)], kmh: 3);
        var open = Isochrones.Around(roads.Build().Map, 0, TimeSpan.FromMinutes(3)).Polygons;
        open.ShouldHaveSingleItem().Holes.ShouldHaveSingleItem();
    }

    [Fact]
    public void No_time_at_all_is_the_crossing_itself()
    {
        var map = SyntheticCity.Generate(4, 700);
        var isochrone = Isochrones.Around(map, 5, TimeSpan.Zero);
        isochrone.ReachedNodes.ShouldBe(1);
        Covers(isochrone.Polygons.ShouldHaveSingleItem(), map.Location(5)).ShouldBeTrue();
    }

    private static double Area(IReadOnlyList<GeoPoint> ring) => ring.Zip(ring.Skip(1), (a, b) =>
        ((a.Longitude - ring[0].Longitude) * (b.Latitude - ring[0].Latitude)) - ((b.Longitude - ring[0].Longitude) * (a.Latitude - ring[0].Latitude))).Sum();

    private static bool Covers(GeoPolygon polygon, GeoPoint point) =>
        Covers(polygon.Outer, point) && !polygon.Holes.Any(h => Covers(h, point));

    private static bool Covers(IReadOnlyList<GeoPoint> ring, GeoPoint p) => ring.Zip(ring.Skip(1)).Count(e =>
        e.First.Latitude > p.Latitude != e.Second.Latitude > p.Latitude && p.Longitude < e.First.Longitude +
        ((e.Second.Longitude - e.First.Longitude) * (p.Latitude - e.First.Latitude) / (e.Second.Latitude - e.First.Latitude))) % 2 == 1;

    /// <summary>Places every few metres along every road, as far as the time lasts.</summary>
    private static List<(double X, double Y)> ReachedPlaces(RoadMap map, ShortestPaths reached, LocalPlane plane, int withinMs)
    {
        var places = new List<(double, double)>();
        for (var a = 0; a < map.ArcCount; a++)
        {
            if (reached.Time(map.Tail(a)) is not { } start)
                continue;
            var course = map.Geometry(a);
            var (gone, length) = (0.0, map.Length(a).Value);
            for (var i = 1; i < course.Count; i++)
            {
                var stretch = Earth.Distance(course[i - 1], course[i]).Value;
                var (from, to) = (plane.ToPlane(course[i - 1]), plane.ToPlane(course[i]));
                for (var m = 0.0; m <= stretch; m += 10)
                    if (start + ((gone + m) / length * map.Graph.TimeMs[a]) <= withinMs + 1)
                        places.Add((from.X + (m / stretch * (to.X - from.X)), from.Y + (m / stretch * (to.Y - from.Y))));
                gone += stretch;
            }
        }
        return places;
    }

    private static double Nearest(List<(double X, double Y)> places, (double X, double Y) p) =>
        Math.Sqrt(places.Min(q => ((q.X - p.X) * (q.X - p.X)) + ((q.Y - p.Y) * (q.Y - p.Y))));
}
