using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Isochrones;
using Dispatch.Domain.Roads.Paths;
using Dispatch.Domain.Roads.Snapping;
using Dispatch.Domain.Roads.Synthetic;

namespace Dispatch.Bench.Roads;

/// <summary>Road ETA for a recommendation: the nearest 25 of 20,000 units by driving time, places already on the road.</summary>
internal static class EtaBench
{
    private const int Units = 20_000;
    private const int Nearest = 25;
    private const int WarmUp = 300;

    public static void Run(RoadMap map, int questions)
    {
        var random = new SeededRandom(1);
        RoadPosition Place() => new(random.Next(map.ArcCount), random.NextDouble());
        var units = Enumerable.Range(0, Units).Select(_ => RoadStart.Moving(Place())).ToArray();
        var fleet = new RoadFleet(map);
        for (var unit = 0; unit < Units; unit++)
            fleet.Place(unit, units[unit]);
        var search = new EtaSearch(map);
        var (kept, many, asked, snapped, reach) = (new Timing(), new Timing(), new Timing(), new Timing(), new Timing());
        for (var i = -WarmUp; i < questions; i++)
        {
            if (i == 0)
                (kept, many, asked, snapped, reach) = (new Timing(), new Timing(), new Timing(), new Timing(), new Timing());
            var target = Place();
            var fix = Earth.Travel(map.Location(map.Head(target.Arc)), Heading.FromDegrees(i * 7), new Metres(20));
            var few = Around(map, units, fix);
            kept.Add(() => search.EtaTo(target, fleet, Nearest));
            many.Add(() => search.EtaTo(target, units, Nearest));
            asked.Add(() => search.EtaTo(target, few));
            snapped.Add(() => map.Snap(fix, Heading.FromDegrees(90), new Metres(100)));
            if (i % 100 == 0)
                reach.Add(() => Isochrones.Around(map, map.Head(target.Arc), TimeSpan.FromMinutes(5)));
        }
        Console.WriteLine($"  {map.NodeCount,7:N0} nodes, nearest {Nearest} of a kept fleet of {Units:N0}: {kept}");
        Console.WriteLine($"  {map.NodeCount,7:N0} nodes, nearest {Nearest} of a list of {Units:N0}: {many}");
        Console.WriteLine($"  {map.NodeCount,7:N0} nodes, all of the {Nearest} nearest by straight line: {asked}");
        Console.WriteLine($"  {map.NodeCount,7:N0} nodes, one fix put on its road: {snapped}");
        Console.WriteLine($"  {map.NodeCount,7:N0} nodes, isochrone of 5 minutes: {reach}");
    }

    /// <summary>The units nearest by straight line, found before the clock starts: the cells know them.</summary>
    private static RoadStart[] Around(RoadMap map, RoadStart[] units, GeoPoint place) => units
        .OrderBy(u => Earth.Distance(map.Location(map.Head(u.Position.Arc)), place)).Take(Nearest).ToArray();
}
