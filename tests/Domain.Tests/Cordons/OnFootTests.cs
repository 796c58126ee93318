using Dispatch.Domain.Cordons;
using Dispatch.Domain.Cordons.City;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Walking;
using Dispatch.Domain.Tests.Roads;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Tests.Cordons;

/// <summary>
/// A road from the west edge to the east edge with two side streets in its middle, where he was seen; a path leaves the road half-way
/// to the west and leads off the map.
/// </summary>
public sealed class OnFootTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 30, 20, 0, 0, TimeSpan.Zero);
    private static readonly RoadMap s_roads = Town();
    private static readonly RoadMap s_map = With(s_roads, new PathWay([Spot(300, 0), Spot(300, 100), Spot(300, 200)], LeavesAtEnd: true));

    [Fact]
    public void Where_a_path_leaves_a_road_between_two_crossings_a_post_holds_road_and_path()
    {
        var city = new CityNetwork(s_map);
        var plan = CordonPlanner.Plan(Problem(city, Request()));
        (plan.Status, plan.Posts.Length).ShouldBe((CordonStatus.Closed, 2));
        var joint = plan.Posts.Select(post => post.Node).Single(node => node >= s_map.NodeCount);
        Earth.Distance(city.LocationOf(joint), TestRoads.Plane.ToPoint(300, 0)).Value.ShouldBeLessThan(1);
        city.NameOf(joint).ShouldBe("path by Long Road / First Street");
        CordonChecker.Check(Problem(city, Request()), plan).Closed.ShouldBeTrue();
    }

    [Fact]
    public void Without_that_post_the_roads_are_closed_and_he_walks_out_by_the_path()
    {
        var city = new CityNetwork(s_map);
        var joint = s_map.NodeCount;
        CordonPlanner.Plan(Problem(city, Request() with { Forbidden = [joint] })).Status.ShouldBe(CordonStatus.Infeasible);
        CordonPlanner.Plan(Problem(new CityNetwork(s_roads), Request())).Status.ShouldBe(CordonStatus.Closed);
    }

    [Fact]
    public void Who_drives_is_not_let_out_by_a_path()
    {
        var city = new CityNetwork(s_map);
        var request = Request() with { Means = SuspectMeans.Car, SpeedFactor = 1, Sightings = [Seen(650, 0)] };
        Problem(city, request).Roads.NodeCount.ShouldBe(s_map.NodeCount);
        Problem(city, request).Exits.Select(exit => exit.Node).ShouldBe(new CityNetwork(s_roads).Exits.Select(exit => exit.Node), ignoreOrder: true);
        city.Check(request with { Forced = [s_map.NodeCount] })!.Field.ShouldBe("forced");
        city.Check(Request() with { Forced = [s_map.NodeCount] }).ShouldBeNull();
        city.Check(Request() with { Forced = [s_map.Data.PlaceCount] })!.Field.ShouldBe("forced");
    }

    [Fact]
    public void He_needs_the_paths_length_at_a_runners_speed_and_a_unit_the_roads_time_to_its_mouth()
    {
        var roads = Problem(new CityNetwork(s_map), Request()).Roads;
        var (joint, end) = (s_map.NodeCount, s_map.Data.PlaceCount - 1);
        var seen = SuspectIsochrones.EarliestArrivals(Problem(new CityNetwork(s_map), Request()));
        // 300 m from the street corner, 200 more on the path, at 4 m/s.
        seen[joint].ShouldBeInRange(74_500, 75_000);
        seen[end].ShouldBeInRange(124_000, 125_000);
        var west = Node(0, 0);
        TimeOf(roads.Units, west, joint).ShouldBeInRange(30_000, 30_100); // 300 m at 36 km/h
        Enumerable.Range(roads.Units.FirstArc[end], roads.Units.FirstArc[end + 1] - roads.Units.FirstArc[end]).ShouldBeEmpty("no car gets there");
    }

    [Fact]
    public void The_mouth_of_a_path_within_sight_of_a_crossing_is_held_from_there_though_they_share_no_spot()
    {
        var map = With(s_roads, new PathWay([Spot(600, 20), Spot(600, 100), Spot(600, 300)], LeavesAtEnd: true));
        var city = new CityNetwork(map);
        SuspectIsochrones.EarliestArrivals(Problem(city, Request()))[map.Data.PlaceCount - 1].ShouldBeInRange(69_000, 75_000);
        map.Data.JointPiece.ShouldBeEmpty();
        // Seen in the other side street, so that there is time to hold the corner itself; somebody stands there.
        var problem = Problem(city, Request() with { Sightings = [Seen(700, -150)] }, (600, 0));
        CordonPlanner.Plan(problem).Posts.Select(post => city.LocationOf(post.Node)).ShouldContain(at => Earth.Distance(at, TestRoads.Plane.ToPoint(600, 0)).Value < 1);
    }

    [Fact]
    public void Seen_on_a_path_he_is_at_its_places_no_sooner_than_he_can_run_there_straight()
    {
        var city = new CityNetwork(s_map);
        var starts = Problem(city, Request() with { Sightings = [Seen(300, 150)] }).Starts;
        starts.Single(start => start.Node == s_map.Data.PlaceCount - 1).OffsetMs.ShouldBeInRange(12_300, 12_500);
        city.Check(Request() with { Sightings = [Seen(300, 330)] }).ShouldBeNull("a path is near, though no road is");
        city.Check(Request() with { Sightings = [Seen(300, 800)] })!.Field.ShouldBe("sightings");
    }

    [Fact]
    public void Bollards_stop_cars_and_not_who_runs()
    {
        var roads = new TestRoads();
        int[] v = [roads.At(0, 0, CrossingFlags.Exit), roads.At(300, 0), roads.At(600, 0, CrossingFlags.Exit), roads.At(300, 300), roads.At(310, 150, CrossingFlags.Closed),
            roads.At(310, 150, CrossingFlags.Closed)];
        roads.Road("Street", [v[0], v[1], v[2]]);
        roads.Road("Lane", [v[1], v[4]]);
        roads.Road("Lane", [v[5], v[3], v[0]]);
        var map = new FootpathBuilder(roads.Build().Map).Build();
        map.Data.WalkCm.ShouldBe([0]);
    }

    [Fact]
    public void What_a_map_knows_of_paths_is_part_of_its_key()
    {
        new CityNetwork(s_map).MapKey.ShouldNotBe(new CityNetwork(s_roads).MapKey);
        (new CityNetwork(s_map).HasPaths, new CityNetwork(s_roads).HasPaths).ShouldBe((true, false));
    }

    private static RoadMap Town()
    {
        var roads = new TestRoads();
        int[] v = [roads.At(0, 0, CrossingFlags.Exit), roads.At(300, 0), roads.At(600, 0), roads.At(700, 0), roads.At(1200, 0, CrossingFlags.Exit),
            roads.At(600, -300), roads.At(700, -300)];
        roads.Road("Long Road", [v[0], v[1], v[2], v[3], v[4]]);
        roads.Road("First Street", [v[2], v[5]]);
        roads.Road("Second Street", [v[3], v[6]]);
        return roads.Build().Map;
    }

    private static RoadMap With(RoadMap roads, params PathWay[] paths)
    {
        var builder = new FootpathBuilder(roads);
        foreach (var path in paths)
            builder.Add(path);
        return builder.Build();
    }

    private static Spot Spot(double x, double y)
    {
        var at = TestRoads.Plane.ToPoint(x, y);
        return new Spot((int)Math.Round(at.Latitude * 1e7), (int)Math.Round(at.Longitude * 1e7));
    }

    private static int Node(double x, double y) => Enumerable.Range(0, s_map.NodeCount)
        .Single(node => Earth.Distance(s_map.Location(node), TestRoads.Plane.ToPoint(x, y)).Value < 1);

    private static int TimeOf(RoadGraph graph, int from, int to) => Enumerable.Range(graph.FirstArc[from], graph.FirstArc[from + 1] - graph.FirstArc[from])
        .Where(arc => graph.Head[arc] == to).Min(arc => graph.TimeMs[arc]);

    private static Sighting Seen(double x, double y) => new(TestRoads.Plane.ToPoint(x, y), new Metres(0), s_now);

    private static CordonRequest Request() => new(
        [Seen(650, 0)], SuspectMeans.OnFoot, 1, TimeSpan.Zero, TimeSpan.Zero, null, 1, [], [],
        [UnitKind.PatrolCar], Metres.Kilometres(10), false, [], []);

    private static CordonProblem Problem(CityNetwork city, CordonRequest request, params (int X, int Y)[] more) => city.Problem(request,
        [.. new[] { (0, 0), (1200, 0) }.Concat(more).Select((at, number) => new PlacedUnit(
            new UnitId($"car-{number}"), $"Car {number}", UnitKind.PatrolCar, Node(at.Item1, at.Item2), 0))], (s_now, s_now));
}
