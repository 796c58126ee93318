using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Naming;

namespace Dispatch.Domain.Tests.Roads;

public sealed class NamingTests
{
    [Theory]
    [InlineData("Çà-Là", "ca la")]
    [InlineData("  Große   Straße ", "grosse strasse")]
    [InlineData("O'Connell St.", "oconnell st")]
    [InlineData("ＡＢ　１", "ab 1")]
    [InlineData("解放路", "解放路")]
    [InlineData("Søren Łódź", "soren lodz")]
    public void Text_is_folded(string text, string folded) => FoldedText.Of(text).ShouldBe(folded);

    [Fact]
    public void A_crossing_is_called_after_its_two_most_important_roads()
    {
        var (map, v) = Town();
        map.CrossingName(TestRoads.Node(map, v.Centre)).ShouldBe("Avenida São João / Rua Ipê");
    }

    [Fact]
    public void A_dead_end_has_one_name_and_a_nameless_place_is_near_the_nearest_road()
    {
        var (map, v) = Town();
        map.CrossingName(TestRoads.Node(map, v.DeadEnd)).ShouldBe("Rua Ipê");
        map.CrossingName(TestRoads.Node(map, v.Nameless)).ShouldBe("near Rua Ipê");
    }

    [Fact]
    public void A_map_without_any_name_still_names_its_crossings()
    {
        var roads = new TestRoads();
        roads.Road("", [roads.At(0, 0), roads.At(100, 0)]);
        roads.Build().Map.CrossingName(0).ShouldStartWith("near 1,1");
    }

    [Theory]
    [InlineData("avenida sao joao")]
    [InlineData("SÃO JOÃO")]
    [InlineData("joao")]
    public void A_road_is_found_without_case_and_accents(string text)
    {
        var (map, _) = Town();
        var hit = map.Search(text)[0];
        hit.Title.ShouldBe("Avenida São João");
        hit.IsCrossing.ShouldBeFalse();
    }

    [Theory]
    [InlineData("joao / ipe")]
    [InlineData("ipe & sao joao")]
    [InlineData("Rua Ipê and Avenida São João")]
    [InlineData("joao ipe")]
    public void A_crossing_is_found_by_parts_of_both_names_in_any_order(string text)
    {
        var (map, v) = Town();
        var hit = map.Search(text)[0];
        hit.IsCrossing.ShouldBeTrue();
        hit.Node.ShouldBe(TestRoads.Node(map, v.Centre));
    }

    [Fact]
    public void A_crossing_of_two_Chinese_names_is_found_without_a_space()
    {
        var roads = new TestRoads();
        int[] v = [roads.At(0, 0), roads.At(100, 0), roads.At(200, 0), roads.At(100, 100)];
        roads.Road("中山路", [v[0], v[1], v[2]]);
        roads.Road("解放路", [v[1], v[3]]);
        var map = roads.Build().Map;
        map.Search("中山路解放路")[0].Node.ShouldBe(TestRoads.Node(map, v[1]));
        map.Search("中山路与解放路")[0].Node.ShouldBe(TestRoads.Node(map, v[1]));
        map.Search("解放")[0].Title.ShouldBe("解放路");
    }

    [Fact]
    public void Exact_names_come_before_beginnings_before_the_rest()
    {
        var roads = new TestRoads();
        int[] v = [roads.At(0, 0), roads.At(100, 0), roads.At(200, 0), roads.At(300, 0), roads.At(400, 0)];
        roads.Road("Old Park", [v[0], v[1]], roadClass: RoadClass.Primary);
        roads.Road("Park Lane", [v[1], v[2]]);
        roads.Road("Park", [v[2], v[3]]);
        roads.Road("Carpark", [v[3], v[4]], roadClass: RoadClass.Primary);
        roads.Build().Map.Search("park").Select(h => h.Title).ShouldBe(["Park", "Park Lane", "Old Park", "Carpark"]);
    }

    [Fact]
    public void Two_roads_of_one_name_in_two_places_are_two_hits()
    {
        var roads = new TestRoads();
        int[] v = [roads.At(0, 0), roads.At(100, 0), roads.At(5000, 0), roads.At(5300, 0)];
        roads.Road("Church Street", [v[0], v[1]]);
        roads.Road("Main", [v[1], v[2]]);
        roads.Road("Church Street", [v[2], v[3]]);
        var hits = roads.Build().Map.Search("church");
        hits.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" / ")]
    [InlineData("nowhere at all")]
    public void A_text_that_matches_nothing_gives_nothing(string text) => Town().Map.Search(text).ShouldBeEmpty();

    private static (RoadMap Map, (int Centre, int DeadEnd, int Nameless) V) Town()
    {
        var roads = new TestRoads();
        int[] v = [roads.At(0, 0), roads.At(100, 0), roads.At(200, 0), roads.At(100, 100), roads.At(100, -100),
            roads.At(150, 150), roads.At(200, 200), roads.At(150, 250)];
        roads.Road("Avenida São João", [v[0], v[1], v[2]], roadClass: RoadClass.Primary);
        roads.Road("Rua Ipê", [v[4], v[1], v[3]]);
        roads.Road("", [v[3], v[5], v[6]]);
        roads.Road("", [v[5], v[7]]);
        return (roads.Build().Map, (v[1], v[4], v[5]));
    }
}
