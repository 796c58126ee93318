using System.Collections.Immutable;
using Dispatch.Domain.Cordons;
using Dispatch.Domain.Cordons.City;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Walking;
using Dispatch.Domain.Units;
using Dispatch.Import.Osm;

namespace Dispatch.Import.Tests.Osm;

/// <summary>
/// The map's suspect on foot against one who runs along the file's ways as they are drawn: wherever the latter can be, the former
/// can be as well and no later. So what is closed on the map is closed for whoever keeps to ways.
/// </summary>
public sealed class WalkedMapTests
{
    private const double SpeedFactor = 1.2;
    private static readonly DateTimeOffset s_now = new(2026, 11, 30, 20, 0, 0, TimeSpan.Zero);
    private static readonly MetresPerSecond s_speed = new(CityNetwork.Running.Value * SpeedFactor);

    public static TheoryData<string> Files => ["roads_osm_graphhopper/monaco.osm.gz", "roads_osm_valhalla/liechtenstein-latest.osm.pbf",
        "roads_osm_valhalla/baltimore.osm.pbf", "roads_osm_r5r/poa_osm.pbf"];

    [Theory]
    [MemberData(nameof(Files))]
    public void The_maps_walker_is_everywhere_no_later_and_is_stopped_by_no_post_that_does_not_stop_the_files(string file)
    {
        var walk = RawWalk.Of(RealFiles.Path(file));
        var map = OsmImport.Read(RealFiles.Path(file)).Roads.Map;
        var (city, paths, random) = (new CityNetwork(map), new Footpaths(map), new Random(30));
        var starts = walk.Nodes.Order().ToArray();
        var nodeAt = starts.GroupBy(walk.At).Where(same => same.Count() == 1).ToDictionary(same => same.Key, same => same.Single());
        for (var round = 0; round < 6; round++)
        {
            var start = starts[random.Next(starts.Length)];
            var request = Request(walk.At(start));
            if (city.Check(request) is not null)
                continue;
            var problem = city.Problem(request, [], (s_now, s_now));
            var posts = Posts(paths, walk.At(start), random);
            var arrivals = SuspectIsochrones.EarliestArrivals(problem);
            var inside = SuspectIsochrones.Inside(problem, new CordonPlan(CordonStatus.Closed, posts, 0));
            var met = posts.Select(post => (paths.Location(post.Node), post.ReadyMs / 1000.0)).ToList();
            var (free, stopped) = (walk.Seconds(start, s_speed, [], Footpaths.Sight), walk.Seconds(start, s_speed, met, Footpaths.Sight));
            for (var place = 0; place < paths.PlaceCount; place++)
            {
                if (!nodeAt.TryGetValue(paths.Location(place), out var node))
                    continue;
                if (free.TryGetValue(node, out var seconds))
                    arrivals[place].ShouldBeLessThanOrEqualTo((int)(seconds * 1001) + 10, $"{file}, round {round}, node {node}");
                if (stopped.ContainsKey(node))
                    inside[place].ShouldBeTrue($"{file}, round {round}, node {node}");
            }
        }
    }

    private static ImmutableArray<Post> Posts(Footpaths paths, GeoPoint around, Random random)
    {
        var holdable = Enumerable.Range(0, paths.PlaceCount).Where(place => place < paths.Map.NodeCount || paths.PieceOf(place) is not null)
            .Where(place => Earth.Distance(paths.Location(place), around).Value is > 60 and < 900).ToArray();
        random.Shuffle(holdable);
        return [.. holdable.Take(25).Select(place => new Post(place, 1, int.MaxValue, [new PostUnit(0, random.Next(200_000))]))];
    }

    private static CordonRequest Request(GeoPoint at) => new(
        [new Sighting(at, new Metres(0), s_now)], SuspectMeans.OnFoot, SpeedFactor, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromMinutes(8), 1, [], [],
        [UnitKind.PatrolCar], Metres.Kilometres(10), false, [], []);
}
