using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads;

namespace Dispatch.Domain.Tests.Roads;

public sealed class RoadMapBuilderTests
{
    [Fact]
    public void A_bend_is_geometry_and_not_a_crossing()
    {
        var roads = new TestRoads();
        int[] v = [roads.At(0, 0), roads.At(100, 50), roads.At(200, 0)];
        roads.Road("A", v);
        var map = roads.Build().Map;
        map.NodeCount.ShouldBe(2);
        map.ArcCount.ShouldBe(2);
        map.Geometry(0).Count.ShouldBe(3);
        map.Length(0).Value.ShouldBe(223.6, 0.5);
        map.Graph.TimeMs.ShouldAllBe(ms => Math.Abs(ms - 22_360) < 50);
    }

    [Fact]
    public void A_gate_in_the_middle_of_a_road_is_a_node_and_traffic_lights_there_are_not()
    {
        var roads = new TestRoads();
        roads.Road("A", [roads.At(0, 0), roads.At(100, 0, CrossingFlags.Gate), roads.At(200, 0, CrossingFlags.Signals), roads.At(300, 0)]);
        var map = roads.Build().Map;
        map.NodeCount.ShouldBe(3);
        Enumerable.Range(0, 3).Select(map.FlagsAt).ShouldBe([CrossingFlags.None, CrossingFlags.Gate, CrossingFlags.None], ignoreOrder: true);
    }

    [Fact]
    public void The_way_back_has_the_same_course_backwards()
    {
        var roads = new TestRoads();
        roads.Road("A", [roads.At(0, 0), roads.At(100, 50), roads.At(150, 70), roads.At(200, 0)]);
        var map = roads.Build().Map;
        map.OppositeArc(0).ShouldBe(1);
        map.Geometry(1).ShouldBe(map.Geometry(0).Reverse());
        map.Geometry(0)[0].ShouldBe(map.Location(map.Tail(0)));
        map.Geometry(0)[^1].ShouldBe(map.Location(map.Head(0)));
    }

    [Fact]
    public void Two_ways_drawn_towards_each_other_become_one_road_piece_with_all_its_bends()
    {
        var roads = new TestRoads();
        int[] v = [roads.At(0, 0), roads.At(50, 10), roads.At(100, 0), roads.At(150, -10), roads.At(200, 0)];
        roads.Road("A", [v[0], v[1], v[2]]);
        roads.Road("A", [v[4], v[3], v[2]]);
        var map = roads.Build().Map;
        map.NodeCount.ShouldBe(2);
        map.PieceCount.ShouldBe(1);
        var course = map.Geometry(0).Select(p => TestRoads.Plane.ToPlane(p).X).ToList();
        course.ShouldBe(course[0] < 1 ? course.Order() : course.OrderDescending());
        course.Count.ShouldBe(5);
    }

    [Fact]
    public void A_change_of_name_or_direction_stays_a_crossing()
    {
        var roads = new TestRoads();
        int[] v = [roads.At(0, 0), roads.At(100, 0), roads.At(200, 0), roads.At(200, 100), roads.At(100, 100)];
        roads.Road("A", [v[0], v[1]]);
        roads.Road("B", [v[1], v[2]]);
        roads.Road("B", [v[2], v[3], v[4], v[1]], oneWay: true);
        roads.Build().Map.NodeCount.ShouldBe(3);
    }

    [Fact]
    public void What_cannot_be_reached_and_left_again_is_cut_off_and_counted()
    {
        var roads = new TestRoads();
        int[] v = [roads.At(0, 0), roads.At(100, 0), roads.At(200, 0), roads.At(500, 500), roads.At(600, 500)];
        roads.Road("A", [v[0], v[1]]);
        roads.Road("trap", [v[1], v[2]], oneWay: true);
        roads.Road("island", [v[3], v[4]], oneWay: true);
        var built = roads.Build();
        built.Map.NodeCount.ShouldBe(2);
        built.Report.SmallPartNodes.ShouldBe(3);
        built.Report.SmallPartMetres.ShouldBe(200, 1);
    }

    [Fact]
    public void Where_a_one_way_road_leaves_the_map_its_last_crossing_is_the_exit()
    {
        var roads = new TestRoads();
        int[] v = [roads.At(0, 0), roads.At(100, 0), roads.At(200, 0), roads.At(300, 0, CrossingFlags.Exit)];
        roads.Road("A", [v[0], v[1]]);
        roads.Road("out", [v[1], v[2]], oneWay: true);
        roads.Road("out", [v[2], v[3]], oneWay: true);
        var map = roads.Build().Map;
        map.FlagsAt(TestRoads.Node(map, v[1])).ShouldBe(CrossingFlags.Exit);
        map.FlagsAt(TestRoads.Node(map, v[0])).ShouldBe(CrossingFlags.None);
    }

    [Fact]
    public void A_forbidden_turn_is_kept_as_a_pair_of_arcs()
    {
        var (roads, v, a, b) = Junction();
        roads.Turn(a, v[1], b);
        var built = roads.Build();
        var map = built.Map;
        built.Report.TurnsKept.ShouldBe(1);
        map.Data.TurnFrom.Length.ShouldBe(1);
        map.Tail(map.Data.TurnFrom[0]).ShouldBe(TestRoads.Node(map, v[0]));
        map.Head(map.Data.TurnFrom[0]).ShouldBe(TestRoads.Node(map, v[1]));
        map.Head(map.Data.TurnTo[0]).ShouldBe(TestRoads.Node(map, v[3]));
    }

    [Fact]
    public void A_compulsory_turn_forbids_the_others()
    {
        var (roads, v, a, b) = Junction();
        roads.Turn(a, v[1], b, only: true);
        var map = roads.Build().Map;
        map.Head(map.Data.TurnTo.ShouldHaveSingleItem()).ShouldBe(TestRoads.Node(map, v[2]));
    }

    [Fact]
    public void A_turn_rule_about_a_road_that_is_not_there_is_counted_as_left_out()
    {
        var (roads, v, a, _) = Junction();
        roads.Turn(a, v[1], 999);
        var built = roads.Build();
        (built.Report.TurnsKept, built.Report.TurnsLeftOut).ShouldBe((0, 1));
    }

    [Fact]
    public void Lines_without_a_round_trip_give_no_map()
    {
        var roads = new TestRoads();
        roads.Road("A", [roads.At(0, 0), roads.At(100, 0)], oneWay: true);
        roads.TryBuild().ShouldBeNull();
    }

    [Fact]
    public void A_cul_de_sac_that_returns_to_itself_stays()
    {
        var roads = new TestRoads();
        int[] v = [roads.At(0, 0), roads.At(100, 0), roads.At(150, 50), roads.At(150, -50)];
        roads.Road("A", [v[0], v[1], v[2], v[3], v[1]]);
        var map = roads.Build().Map;
        map.NodeCount.ShouldBe(2);
        map.PieceCount.ShouldBe(2);
        Enumerable.Range(0, map.ArcCount).Count(arc => map.Tail(arc) == map.Head(arc)).ShouldBe(2);
    }

    [Fact]
    public void The_cutting_of_lines_changes_no_length()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var map = SyntheticCity.Generate(seed, 1000);
            for (var a = 0; a < map.ArcCount; a++)
            {
                var course = map.Geometry(a);
                var length = course.Zip(course.Skip(1), (p, q) => Earth.Distance(p, q).Value).Sum();
                map.Length(a).Value.ShouldBe(length, 0.02, $"seed {seed} arc {a}");
            }
        }
    }

    private static (TestRoads Roads, int[] Vertices, long A, long B) Junction()
    {
        var roads = new TestRoads();
        int[] v = [roads.At(0, 0), roads.At(100, 0), roads.At(200, 0), roads.At(100, 100)];
        var a = roads.Road("A", [v[0], v[1]]);
        roads.Road("A", [v[1], v[2]]);
        var b = roads.Road("B", [v[1], v[3]]);
        return (roads, v, a, b);
    }
}
