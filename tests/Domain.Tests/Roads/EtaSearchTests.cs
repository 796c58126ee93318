using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;
using Dispatch.Domain.Roads.Snapping;
using Dispatch.Domain.Roads.Synthetic;

namespace Dispatch.Domain.Tests.Roads;

public sealed class EtaSearchTests
{
    [Fact]
    public void The_times_are_those_of_one_forward_search_for_each_unit()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var map = SyntheticCity.Generate(seed, 600);
            var random = new SeededRandom((ulong)seed);
            var speed = TravelSpeed.Unit(800 + random.Next(800));
            var search = new EtaSearch(map, speed);
            for (var round = 0; round < 4; round++)
            {
                var target = RandomPlace(map, random);
                var units = Enumerable.Range(0, 40).Select(_ => new RoadStart(
                    random.Chance(0.1) ? target with { Fraction = random.NextDouble() } : RandomPlace(map, random),
                    random.Chance(0.5) ? 0 : RoadStart.MovingTurnRoundMs)).ToArray();
                var bound = random.Chance(0.5) ? int.MaxValue : 200_000;
                var expected = units.Select((u, i) => new UnitEta(i, Forward(map, speed, u, target)))
                    .Where(e => e.Ms <= bound).OrderBy(e => e.Ms).ThenBy(e => e.Unit).ToList();
                var nearest = 1 + random.Next(units.Length);
                search.EtaTo(target, units, nearest, bound).ShouldBe(expected.Take(nearest), $"seed {seed} round {round}");
            }
        }
    }

    [Fact]
    public void A_fleet_that_is_moved_about_answers_like_a_list_of_the_same_places()
    {
        var map = SyntheticCity.Generate(9, 600);
        var random = new SeededRandom(9);
        var (fleet, search, places) = (new RoadFleet(map), new EtaSearch(map), new Dictionary<int, RoadStart>());
        for (var step = 0; step < 3000; step++)
        {
            var unit = random.Next(50);
            if (random.Chance(0.2))
            {
                fleet.Remove(unit);
                places.Remove(unit);
            }
            else
            {
                places[unit] = RoadStart.Moving(new RoadPosition(random.Next(20), random.NextDouble()));
                fleet.Place(unit, places[unit]);
            }
            if (step % 20 != 0)
                continue;
            var target = new RoadPosition(random.Next(20), random.NextDouble());
            var known = places.OrderBy(p => p.Key).ToList();
            var expected = search.EtaTo(target, known.Select(p => p.Value).ToArray(), 10)
                .Select(e => e with { Unit = known[e.Unit].Key }).ToList();
            search.EtaTo(target, fleet, 10).ShouldBe(expected, $"step {step}");
        }
    }

    [Fact]
    public void A_fleet_of_another_speed_is_refused()
    {
        var map = SyntheticCity.Generate(9, 600);
        Should.Throw<ArgumentException>(() =>
            new EtaSearch(map).EtaTo(new RoadPosition(0, 0), new RoadFleet(map, TravelSpeed.Unit(900))));
    }

    [Fact]
    public void A_unit_behind_the_place_on_the_same_road_need_not_leave_it()
    {
        var roads = new TestRoads();
        roads.Road("A", [roads.At(0, 0), roads.At(1000, 0)], kmh: 36);
        var map = roads.Build().Map;
        var east = map.Tail(0) < map.Tail(1) ? 0 : 1;
        RoadStart[] units =
        [
            RoadStart.Moving(new RoadPosition(east, 0.2)), RoadStart.Moving(new RoadPosition(east, 0.9)),
            RoadStart.Standing(new RoadPosition(east, 0.9)),
        ];
        var etas = new EtaSearch(map).EtaTo(new RoadPosition(east, 0.5), units);
        etas.Select(e => e.Unit).ShouldBe([0, 2, 1]);
        etas.Single(e => e.Unit == 0).Ms.ShouldBeInRange(30_000 - 20, 30_000 + 20);
        etas.Single(e => e.Unit == 2).Ms.ShouldBeInRange(40_000 - 20, 40_000 + 20);
        etas.Single(e => e.Unit == 1).Ms.ShouldBeInRange(60_000 - 20, 60_000 + 20);
    }

    [Fact]
    public void The_route_of_a_met_unit_leads_from_its_arc_to_the_place()
    {
        var map = SyntheticCity.Generate(2, 1000);
        var search = new EtaSearch(map);
        var (target, unit) = (new RoadPosition(10, 0.5), new RoadPosition(map.ArcCount / 2, 0.3));
        search.EtaTo(target, [RoadStart.Standing(unit)]);
        var at = map.Head(unit.Arc);
        foreach (var arc in search.ArcsFrom(at))
        {
            map.Tail(arc).ShouldBe(at);
            at = map.Head(arc);
        }
        new[] { map.Tail(target.Arc), map.Head(target.Arc) }.ShouldContain(at);
    }

    private static RoadPosition RandomPlace(RoadMap map, SeededRandom random) => new(random.Next(map.ArcCount), random.NextDouble());

    private static int Forward(RoadMap map, TravelSpeed speed, RoadStart unit, RoadPosition target)
    {
        var best = long.MaxValue;
        foreach (var (from, delay) in Ways(map, unit.Position, unit.TurnRoundMs))
        {
            var paths = new ShortestPaths(map.Graph, speed).AddSource(map.Head(from.Arc)).Run();
            foreach (var (to, _) in Ways(map, target, 0))
            {
                var rest = Part(from.Arc, 1 - from.Fraction);
                if (paths.Time(map.Tail(to.Arc)) is { } ms)
                    best = Math.Min(best, (long)delay + rest + ms + Part(to.Arc, to.Fraction));
                if (from.Arc == to.Arc && from.Fraction <= to.Fraction)
                    best = Math.Min(best, delay + Part(from.Arc, to.Fraction - from.Fraction));
            }
        }
        return (int)best;

        long Part(int arc, double share) => (long)Math.Ceiling(speed.Cost(map.Graph.TimeMs[arc]) * share);
    }

    private static List<(RoadPosition Place, int Delay)> Ways(RoadMap map, RoadPosition place, int turn) =>
        map.OppositeArc(place.Arc) is { } back ? [(place, 0), (new RoadPosition(back, 1 - place.Fraction), turn)] : [(place, 0)];
}
