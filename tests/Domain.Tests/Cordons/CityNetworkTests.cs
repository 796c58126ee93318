using System.Collections.Immutable;
using Dispatch.Domain.Cordons;
using Dispatch.Domain.Cordons.City;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Tests.Roads;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Tests.Cordons;

/// <summary>What a request means on a city's map: where he may be, what is blocked, and where he must not get out.</summary>
public sealed class CityNetworkTests
{
    private static readonly RoadMap s_map = SyntheticCity.Generate(7, 900);
    private static readonly CityNetwork s_city = new(s_map);
    private static readonly DateTimeOffset s_now = new(2026, 11, 22, 5, 0, 0, TimeSpan.Zero);
    private static readonly CommandHeader s_header = new(new CommandKey("k"), new Actor("li", "dispatcher"), s_now, "f");

    [Theory]
    [InlineData(SuspectMeans.Car)]
    [InlineData(SuspectMeans.OnFoot)]
    public void He_may_come_first_to_each_end_of_every_road_that_the_search_circle_touches(SuspectMeans means)
    {
        var random = new Random(11);
        for (var i = 0; i < 40; i++)
        {
            var (at, radius) = (s_map.Location(random.Next(s_map.NodeCount)), random.Next(20, 700));
            var starts = StartsOf(means, new Sighting(at, new Metres(radius), s_now));
            // The slow way: walk along every road in steps of a metre or so and see whether the circle is entered.
            for (var arc = 0; arc < s_map.ArcCount; arc++)
            {
                if (!s_map.Geometry(arc).Zip(s_map.Geometry(arc).Skip(1)).Any(leg => Enters(leg.First, leg.Second, at, radius - 1)))
                    continue;
                starts.ShouldContain(s_map.Head(arc), $"round {i}");
                if (means == SuspectMeans.OnFoot)
                    starts.ShouldContain(s_map.Tail(arc), $"round {i}");
            }
        }
    }

    [Fact]
    public void Several_sightings_count_together_each_from_its_own_time()
    {
        var first = new Sighting(s_map.Location(10), new Metres(0), s_now.AddSeconds(-60));
        var second = new Sighting(s_map.Location(200), new Metres(150), s_now.AddSeconds(-20));
        var problem = s_city.Problem(Request() with { Sightings = [first, second] }, [], (first.SeenAt, s_now));
        problem.Starts.Where(start => start.OffsetMs == 0).Select(start => start.Node).ShouldBe(StartsOf(SuspectMeans.Car, first), ignoreOrder: true);
        problem.Starts.Where(start => start.OffsetMs == 40_000).Select(start => start.Node)
            .ShouldBe(StartsOf(SuspectMeans.Car, second).Except(StartsOf(SuspectMeans.Car, first)), ignoreOrder: true);
    }

    [Fact]
    public void A_motorcycle_may_turn_against_a_one_way_street_and_a_car_may_not()
    {
        var roads = new TestRoads();
        int[] v = [roads.At(0, 0), roads.At(300, 0), roads.At(300, 300), roads.At(0, 300)];
        for (var i = 0; i < 4; i++)
            roads.Road($"Street {i}", [v[i], v[(i + 1) % 4]], oneWay: true);
        var map = roads.Build().Map;
        var city = new CityNetwork(map);
        var request = Request() with { Sightings = [new Sighting(TestRoads.Plane.ToPoint(150, 0), new Metres(0), s_now)], Horizon = TimeSpan.FromMinutes(5) };
        Starts(SuspectMeans.Car).ShouldBe([TestRoads.Node(map, v[1])]);
        Starts(SuspectMeans.Motorcycle).ShouldBe([TestRoads.Node(map, v[0]), TestRoads.Node(map, v[1])], ignoreOrder: true);

        IEnumerable<int> Starts(SuspectMeans means) =>
            city.Problem(request with { Means = means }, [], (s_now, s_now)).Starts.Select(start => start.Node);
    }

    [Theory]
    [InlineData(SuspectMeans.Car)]
    [InlineData(SuspectMeans.Motorcycle)]
    public void A_blocked_road_is_closed_to_units_and_suspect_in_both_directions_and_nothing_else_is(SuspectMeans means)
    {
        var arc = Enumerable.Range(0, s_map.ArcCount).First(a => s_map.OppositeArc(a) is not null && s_map.Length(a).Value > 100);
        var middle = GeoPoint.Of(
            (s_map.Geometry(arc)[0].Latitude + s_map.Geometry(arc)[1].Latitude) / 2, (s_map.Geometry(arc)[0].Longitude + s_map.Geometry(arc)[1].Longitude) / 2);
        var request = Request() with { Means = means };
        var open = s_city.Problem(request, [], (s_now, s_now)).Roads;
        var shut = s_city.Problem(request with { Blocks = [Block(new RoadReport(middle, null, false))] }, [], (s_now, s_now)).Roads;
        Roads(open.Units).Except(Roads(shut.Units)).ShouldBe([(s_map.Tail(arc), s_map.Head(arc)), (s_map.Head(arc), s_map.Tail(arc))], ignoreOrder: true);
        Roads(open.Suspect).Except(Roads(shut.Suspect)).ShouldBe([(s_map.Tail(arc), s_map.Head(arc)), (s_map.Head(arc), s_map.Tail(arc))], ignoreOrder: true);
        shut.Units.ArcCount.ShouldBe(open.Units.ArcCount - 2);

        var jam = s_city.Problem(request with { Blocks = [Block(new RoadReport(middle, null, true))] }, [], (s_now, s_now)).Roads;
        jam.Suspect.ArcCount.ShouldBe(open.Suspect.ArcCount);
        jam.Units.ArcCount.ShouldBe(shut.Units.ArcCount);
    }

    [Fact]
    public void A_blocked_crossing_is_reached_by_nobody()
    {
        var node = Enumerable.Range(0, s_map.NodeCount).First(v => s_map.Graph.FirstArc[v + 1] - s_map.Graph.FirstArc[v] >= 3);
        var roads = s_city.Problem(Request() with { Blocks = [Block(new RoadReport(null, node, false))] }, [], (s_now, s_now)).Roads;
        foreach (var graph in (RoadGraph[])[roads.Units, roads.Suspect])
            Roads(graph).ShouldNotContain(road => road.From == node || road.To == node);
        s_city.Locate(new RoadReport(null, s_map.NodeCount, false), 1, s_header).Refusal!.Field.ShouldBe("crossing");
        s_city.Locate(new RoadReport(GeoPoint.Of(0, 0), null, false), 1, s_header).Refusal!.Field.ShouldBe("lat");
    }

    [Fact]
    public void Gates_are_ways_out_when_they_are_to_be_closed_and_need_police_as_named_exits_do()
    {
        s_city.Gates.ShouldNotBeEmpty();
        s_city.Exits.ShouldNotBeEmpty();
        var gates = s_city.Gates.Select(gate => gate.Node).ToList();
        var plain = s_city.Problem(Request(), [], (s_now, s_now));
        plain.Exits.Select(exit => exit.Node).ShouldBe(s_city.Exits.Select(exit => exit.Node), ignoreOrder: true);
        var inside = Enumerable.Range(0, s_map.NodeCount).First(node => s_map.FlagsAt(node) == CrossingFlags.None);
        var closed = s_city.Problem(
            Request() with { CloseGates = true, Exits = [new NamedExit("North gate", s_map.Location(inside)), new NamedExit("Toll east", s_map.Location(gates[0]))] },
            [], (s_now, s_now));
        gates.ShouldBeSubsetOf(closed.Exits.Select(exit => exit.Node));
        closed.Exits.Select(exit => exit.Node).ShouldBeUnique();
        (closed.ExitAt(inside), closed.ExitAt(gates[0])).ShouldBe(("North gate", "Toll east"));
        foreach (var node in gates.Append(inside))
        {
            closed.Rules.Needs[node].ShouldBe(PostNeed.Police);
            closed.Rules.NoHold.ShouldNotContain(node);
        }
        s_city.Check(Request() with { Exits = [new NamedExit("Far away", GeoPoint.Of(10, 10))] })!.Field.ShouldBe("exits");
    }

    private static CordonRequest Request() => new(
        [new Sighting(SyntheticCity.DefaultCentre, new Metres(0), s_now)], SuspectMeans.Car, 1.2, TimeSpan.Zero, TimeSpan.Zero, null, 1, [], [],
        [UnitKind.PatrolCar], Metres.Kilometres(10), false, [], []);

    private static RoadBlock Block(RoadReport report) => s_city.Locate(report, 1, s_header).Value!;

    private static int[] StartsOf(SuspectMeans means, Sighting sighting) =>
        [.. s_city.Problem(Request() with { Means = means, Sightings = [sighting] }, [], (s_now, s_now)).Starts.Select(start => start.Node)];

    private static HashSet<(int From, int To)> Roads(RoadGraph graph) =>
        [.. Enumerable.Range(0, graph.NodeCount).SelectMany(v =>
            Enumerable.Range(graph.FirstArc[v], graph.FirstArc[v + 1] - graph.FirstArc[v]).Select(arc => (v, graph.Head[arc])))];

    private static bool Enters(GeoPoint from, GeoPoint to, GeoPoint centre, double radius)
    {
        var steps = (int)Earth.Distance(from, to).Value + 1;
        return Enumerable.Range(0, steps + 1).Any(i => Earth.Distance(centre, GeoPoint.Of(
            from.Latitude + ((to.Latitude - from.Latitude) * i / steps), from.Longitude + ((to.Longitude - from.Longitude) * i / steps))).Value <= radius);
    }
}
