using System.Collections.Concurrent;
using System.Collections.Immutable;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Domain.Cordons.City;

/// <summary>A city's road map as cordons need it: ways out, crossings nobody may hold, and the suspect's roads for each way of moving.</summary>
public sealed class CityNetwork
{
    /// <summary>A trained runner over some minutes; assumed. The speed factor comes on top.</summary>
    public static readonly MetresPerSecond Running = new(4);

    private const int KeptNetworks = 8;
    private const int FreeFlow = 1000;

    private readonly ConcurrentDictionary<(SuspectMeans Means, int Permille), CordonRoads> _roads = new();
    private readonly ImmutableHashSet<int> _noHold;
    private readonly ImmutableDictionary<int, PostNeed> _needs;

    public CityNetwork(RoadMap map)
    {
        Map = map;
        var nodes = Enumerable.Range(0, map.NodeCount).ToList();
        Exits = [.. nodes.Where(node => map.FlagsAt(node).HasFlag(CrossingFlags.Exit)).Select(node => new CordonExit(node, map.CrossingName(node)))];
        var onMotorway = nodes.Where(node => IsMotorwayOnly(map, node)).ToLookup(node => IsWayOut(map, node));
        _noHold = [.. onMotorway[false], .. nodes.Where(node => IsClosed(map, node))];
        _needs = onMotorway[true].Concat(nodes.Where(node => IsWayOut(map, node))).Distinct().ToImmutableDictionary(node => node, _ => PostNeed.Police);
    }

    public RoadMap Map { get; }

    /// <summary>Where roads leave the map.</summary>
    public ImmutableArray<CordonExit> Exits { get; }

    /// <summary>Stored crossings mean nothing on another map.</summary>
    public string MapKey => $"{Map.Name} ({Map.NodeCount} crossings, {Map.ArcCount} arcs)";

    /// <summary>What is wrong with a request on this map, or null.</summary>
    public Refusal? Check(CordonRequest request)
    {
        if (request.Horizon is null && Exits.IsEmpty)
            return new Refusal("cordon-request", "The map has no ways out; give a horizon.", RefusalKind.Invalid, "horizon");
        if (request.Forbidden.Concat(request.Forced).Any(node => node < 0 || node >= Map.NodeCount))
            return new Refusal("cordon-request", "One of the crossings is not on the map.", RefusalKind.Invalid, "forced");
        return request.Sightings.All(sighting => !StartsOf(sighting, request.Means).IsEmpty)
            ? null : new Refusal("cordon-request", "A sighting is not near any road of the map.", RefusalKind.Invalid, "sightings");
    }

    /// <param name="clock">Clock 0, which no sighting precedes, and the moment of planning.</param>
    /// <param name="horizonMs">Null = the one asked for.</param>
    public CordonProblem Problem(
        CordonRequest request, IReadOnlyList<PlacedUnit> units, (DateTimeOffset Zero, DateTimeOffset Now) clock, int? horizonMs = null)
    {
        var starts = request.Sightings
            .SelectMany(sighting => StartsOf(sighting, request.Means).Select(node => (Node: node, Ms: Ms(sighting.SeenAt - clock.Zero))))
            .GroupBy(start => start.Node, start => start.Ms).Select(same => new SuspectStart(same.Key, same.Min()));
        return new CordonProblem(RoadsOf(request), [.. starts], Exits, [.. units.Select(unit => unit.ForPlanning())])
        {
            Rules = new CordonRules
            {
                ElapsedMs = Ms(clock.Now - clock.Zero),
                SetupMs = Ms(request.SetUp),
                MarginMs = Ms(request.Margin),
                Rings = request.Rings,
                HorizonMs = horizonMs ?? (request.Horizon is { } horizon ? Ms(horizon) : null),
                NoHold = _noHold.Union(request.Forbidden),
                ForcedPosts = [.. request.Forced],
                Needs = _needs,
            },
        };
    }

    private static int Ms(TimeSpan span) => (int)Math.Clamp(span.TotalMilliseconds, 0, 1_000_000_000);

    private CordonRoads RoadsOf(CordonRequest request)
    {
        if (_roads.Count >= KeptNetworks)
            _roads.Clear();
        return _roads.GetOrAdd((request.Means, (int)Math.Round(request.SpeedFactor * 1000)), key =>
            new CordonRoads(SuspectRoads.Of(Map, key.Means, key.Permille), CordonRoads.AtSpeeds(Map.Graph, FreeFlow, FreeFlow).Units));
    }

    /// <summary>Every crossing that he may come to first: those in the circle, and both ends of the roads that touch it or are nearest.</summary>
    private ImmutableArray<int> StartsOf(Sighting sighting, SuspectMeans means)
    {
        var starts = new HashSet<int>();
        if (Map.Snap(sighting.At, sighting.Heading, RoadEtas.FarthestFromRoad) is { } snap)
        {
            starts.Add(Map.Head(snap.Arc));
            if (means != SuspectMeans.Car || Map.OppositeArc(snap.Arc) is not null)
                starts.Add(Map.Tail(snap.Arc));
        }
        if (sighting.Radius.Value > 0)
            for (var node = 0; node < Map.NodeCount; node++)
                if (Earth.Distance(sighting.At, Map.Location(node)) <= sighting.Radius)
                {
                    starts.Add(node);
                    starts.UnionWith(HeadsOf(node));
                }
        return [.. starts.Order()];
    }

    private IEnumerable<int> HeadsOf(int node) => Enumerable
        .Range(Map.Graph.FirstArc[node], Map.Graph.FirstArc[node + 1] - Map.Graph.FirstArc[node]).Select(Map.Head);

    private static bool IsWayOut(RoadMap map, int node) => (map.FlagsAt(node) & (CrossingFlags.Gate | CrossingFlags.Exit)) != CrossingFlags.None;

    private static bool IsClosed(RoadMap map, int node) => map.FlagsAt(node).HasFlag(CrossingFlags.Closed);

    /// <summary>Nobody may be posted on foot there.</summary>
    private static bool IsMotorwayOnly(RoadMap map, int node)
    {
        if (!map.FlagsAt(node).HasFlag(CrossingFlags.Motorway))
            return false;
        for (var arc = map.Graph.FirstArc[node]; arc < map.Graph.FirstArc[node + 1]; arc++)
            if (!map.Flags(arc).HasFlag(RoadFlags.Motorway))
                return false;
        return true;
    }
}
