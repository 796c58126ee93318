using Dispatch.Domain.Roads;
using Dispatch.Import.Osm;

namespace Dispatch.Import.Tests.Osm;

public sealed class TagRuleTests
{
    [Theory]
    [InlineData("oneway=yes", true, false)]
    [InlineData("oneway=1", true, false)]
    [InlineData("oneway=-1", false, true)]
    [InlineData("oneway=no", true, true)]
    [InlineData("oneway=reversible", true, true)]
    [InlineData("highway=motorway", true, false)]
    [InlineData("highway=motorway;oneway=no", true, true)]
    [InlineData("highway=trunk", true, true)]
    [InlineData("junction=roundabout", true, false)]
    [InlineData("motor_vehicle:backward=no", true, false)]
    public void The_directions_of_a_way(string tags, bool forward, bool backward)
    {
        var map = Loop(tags.Split(';')).Roads.Map;
        (HasArc(map, 1, 2), HasArc(map, 2, 1)).ShouldBe((forward, backward));
    }

    [Theory]
    [InlineData("access=no", false)]
    [InlineData("access=private", false)]
    [InlineData("motor_vehicle=no", false)]
    [InlineData("vehicle=no", false)]
    [InlineData("access=no;motor_vehicle=yes", true)]
    [InlineData("access=yes;motorcar=no", false)]
    [InlineData("access=destination", true)]
    [InlineData("area=yes", false)]
    [InlineData("highway=footway", false)]
    [InlineData("highway=construction", false)]
    [InlineData("highway=service", false)]
    [InlineData("highway=road", true)]
    public void Whether_cars_may_use_a_way(string tags, bool allowed) =>
        HasArc(Loop(tags.Split(';')).Roads.Map, 1, 2).ShouldBe(allowed);

    [Fact]
    public void Service_roads_are_taken_on_demand() =>
        HasArc(LoopText(["highway=service"]).Import(new ImportOptions(WithServiceRoads: true)).Roads.Map, 1, 2).ShouldBeTrue();

    [Theory]
    [InlineData("maxspeed=50", 50)]
    [InlineData("maxspeed=30 mph", 48.28)]
    [InlineData("maxspeed=30mph", 48.28)]
    [InlineData("maxspeed=50;30", 50)]
    [InlineData("maxspeed=walk", 10)]
    [InlineData("maxspeed=none", 130)]
    [InlineData("maxspeed=RU:urban", 60)]
    [InlineData("maxspeed=CN:urban", 50)]
    [InlineData("maxspeed=DE:zone30", 30)]
    [InlineData("maxspeed=DE:zone:30", 30)]
    [InlineData("source:maxspeed=CH:rural", 80)]
    [InlineData("maxspeed=signals", 25)]
    [InlineData("maxspeed=fast", 25)]
    [InlineData("maxspeed=0", 25)]
    [InlineData("maxspeed=1", 3)]
    [InlineData("highway=primary", 65)]
    [InlineData("highway=primary_link", 30)]
    [InlineData("highway=living_street", 10)]
    [InlineData("maxspeed=70;maxspeed:forward=40", 40)]
    public void The_speed_of_a_way(string tags, double kmh)
    {
        var map = Loop(tags.Contains(":forward", StringComparison.Ordinal) ? tags.Split(';') : [tags]).Roads.Map;
        var arc = Enumerable.Range(0, map.ArcCount).Single(a => map.SourceId(map.Tail(a)) == 1 && map.SourceId(map.Head(a)) == 2);
        (map.Length(arc).Value / map.Graph.TimeMs[arc] * 3600).ShouldBe(kmh, kmh * 0.002);
    }

    [Theory]
    [InlineData("barrier=bollard", false)]
    [InlineData("barrier=bollard;motor_vehicle=yes", true)]
    [InlineData("barrier=gate", true)]
    [InlineData("barrier=gate;access=private", false)]
    [InlineData("barrier=toll_booth", true)]
    public void Whether_cars_pass_a_node(string tags, bool passes)
    {
        var map = new OsmText().Node(1, 0, 0).Node(2, 1, 0, tags.Split(';')).Node(3, 2, 0).Node(4, 1, 5)
            .Way([1, 2, 3]).Way([1, 4, 3], "name=detour").Import().Roads.Map;
        var direct = Enumerable.Range(0, map.ArcCount).Where(a => map.Length(a).Value < 250).ToList();
        direct.Any(a => map.SourceId(map.Tail(a)) == 1 && map.SourceId(map.Head(a)) == 3 || map.SourceId(map.Tail(a)) == 2 &&
            Enumerable.Range(0, map.ArcCount).Count(b => map.Tail(b) == map.Tail(a)) == 2).ShouldBe(passes);
    }

    [Fact]
    public void Toll_stations_are_gates_and_lights_and_marks_are_kept()
    {
        var map = new OsmText().Node(1, 0, 0).Node(2, 1, 0, "barrier=toll_booth").Node(3, 2, 0, "highway=traffic_signals").Node(4, 2, 1)
            .Way([1, 2, 3], "highway=motorway", "oneway=no", "tunnel=yes", "toll=yes").Way([3, 4], "bridge=viaduct").Import().Roads.Map;
        map.FlagsAt(Node(map, 2)).ShouldBe(CrossingFlags.Gate | CrossingFlags.Motorway);
        map.FlagsAt(Node(map, 3)).ShouldBe(CrossingFlags.Signals | CrossingFlags.Motorway);
        Enumerable.Range(0, map.ArcCount).Select(map.Flags).Distinct().ShouldBe(
            [RoadFlags.Motorway | RoadFlags.Tunnel | RoadFlags.Toll, RoadFlags.Bridge], ignoreOrder: true);
    }

    [Fact]
    public void Names_are_kept_in_all_their_forms()
    {
        var map = new OsmText().Node(1, 0, 0).Node(2, 1, 0)
            .Way([1, 2], "name=Jiefang Lu", "name:zh=解放路", "name:en=Liberation Road", "ref=G1").Import().Roads.Map;
        map.NameOf(0).ShouldBe(new RoadName("Jiefang Lu", "解放路", "Liberation Road", "G1"));
        map.Search("解放")[0].Title.ShouldBe("Jiefang Lu");
    }

    [Fact]
    public void Where_a_way_leaves_the_file_its_last_node_is_an_exit()
    {
        var imported = new OsmText().Node(1, 0, 0).Node(2, 1, 0).Way([1, 2, 999]).Import();
        var map = imported.Roads.Map;
        (map.FlagsAt(Node(map, 1)), map.FlagsAt(Node(map, 2))).ShouldBe((CrossingFlags.None, CrossingFlags.Exit));
        imported.Summary.WaysCutAtTheEdge.ShouldBe(1);
    }

    [Theory]
    [InlineData("restriction=no_left_turn", 1, 0)]
    [InlineData("restriction=only_straight_on", 1, 0)]
    [InlineData("restriction=no_left_turn;except=motorcar", 0, 0)]
    [InlineData("restriction=odd", 0, 1)]
    public void Turn_restrictions_by_node_are_kept_and_others_counted(string tags, int kept, int odd)
    {
        var imported = Crossing().Relation(
            "<member type='way' ref='11' role='from'/><member type='node' ref='2' role='via'/><member type='way' ref='12' role='to'/>",
            ["type=restriction", .. tags.Split(';')]).Import();
        (imported.Roads.Report.TurnsKept, imported.Summary.TurnsNotUnderstood).ShouldBe((kept, odd));
    }

    [Fact]
    public void A_turn_restriction_via_a_way_is_counted_as_left_out()
    {
        var imported = Crossing().Relation(
            "<member type='way' ref='11' role='from'/><member type='way' ref='13' role='via'/><member type='way' ref='12' role='to'/>",
            "type=restriction", "restriction=no_u_turn").Import();
        imported.Summary.TurnsNotUnderstood.ShouldBe(1);
        imported.Roads.Map.Data.TurnFrom.ShouldBeEmpty();
    }

    [Fact]
    public void Ferries_are_left_out_and_counted()
    {
        var imported = new OsmText().Node(1, 0, 0).Node(2, 1, 0).Node(3, 5, 0).Way([1, 2]).Way([2, 3], "route=ferry", "highway=ferry").Import();
        imported.Roads.Map.NodeCount.ShouldBe(2);
        imported.Summary.Ferries.ShouldBe(1);
    }

    private static OsmText Crossing() => new OsmText().Node(1, 0, 0).Node(2, 1, 0).Node(3, 2, 0).Node(4, 1, 1)
        .Way(11, [1, 2], "name=a").Way(12, [2, 3], "name=b").Way(13, [2, 4], "name=c");

    private static OsmText LoopText(string[] tags) => new OsmText().Node(1, 0, 0).Node(2, 1, 0).Node(3, 1, 1).Node(4, 0, 1)
        .Way([1, 2], [.. tags, "name=tested"]).Way([2, 3], "name=a").Way([3, 4], "name=b").Way([4, 1], "name=c");

    private static ImportedRoads Loop(string[] tags) => LoopText(tags).Import();

    private static bool HasArc(RoadMap map, long from, long to) => Enumerable.Range(0, map.ArcCount)
        .Any(a => map.SourceId(map.Tail(a)) == from && map.SourceId(map.Head(a)) == to);

    private static int Node(RoadMap map, long id) => Enumerable.Range(0, map.NodeCount).Single(n => map.SourceId(n) == id);
}
