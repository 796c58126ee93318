using System.Collections.Immutable;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;
using Dispatch.Domain.Roads.Walking;

namespace Dispatch.Domain.Cordons.City;

/// <summary>A city's road map as cordons need it: ways out, crossings nobody may hold, and the suspect's roads for each way of moving.</summary>
public sealed class CityNetwork
{
    /// <summary>A trained runner over some minutes; assumed. The speed factor comes on top.</summary>
    public static readonly MetresPerSecond Running = new(4);

    private readonly Footpaths _paths;
    private readonly WaysOut _waysOut;
    private readonly PassableRoads _roads;

    public CityNetwork(RoadMap map)
    {
        (Map, _paths) = (map, new Footpaths(map));
        (_waysOut, _roads) = (new WaysOut(_paths), new PassableRoads(_paths));
    }

    public RoadMap Map { get; }

    /// <summary>Without them a cordon around somebody on foot is closed for the roads alone.</summary>
    public bool HasPaths => _paths.PlaceCount > Map.NodeCount;

    /// <summary>Where roads leave the map.</summary>
    public ImmutableArray<CordonExit> Exits => _waysOut.Edges;

    /// <summary>Toll stations and border controls that the map knows; ways out when a request closes the gates.</summary>
    public ImmutableArray<CordonExit> Gates => _waysOut.Gates;

    /// <summary>Stored crossings mean nothing on another map.</summary>
    public string MapKey => HasPaths
        ? $"{Map.Name} ({Map.NodeCount} crossings, {Map.ArcCount} arcs, {_paths.PlaceCount - Map.NodeCount} places of paths)"
        : $"{Map.Name} ({Map.NodeCount} crossings, {Map.ArcCount} arcs)";

    /// <summary>Where a post is: a crossing of the map or, around somebody on foot, where a path meets a road.</summary>
    public GeoPoint LocationOf(int post) => _paths.Location(post);

    public string NameOf(int post) => _paths.Name(post);

    /// <summary>What is wrong with a request on this map, or null.</summary>
    public Refusal? Check(CordonRequest request)
    {
        if (request.Horizon is null && _waysOut.For(request).IsEmpty)
            return new Refusal("cordon-request", "The map has no ways out; give a horizon.", RefusalKind.Invalid, "horizon");
        if (request.Forbidden.Concat(request.Forced).Any(node => node < 0 || node >= (request.Means == SuspectMeans.OnFoot ? _paths.PlaceCount : Map.NodeCount)))
            return new Refusal("cordon-request", "One of the crossings is not on the map.", RefusalKind.Invalid, "forced");
        if (!request.Exits.IsDefaultOrEmpty && request.Exits.FirstOrDefault(exit => _waysOut.NodeOf(exit) is null) is { } far)
            return new Refusal("cordon-request", $"No road of the map is near the exit {far.Name}.", RefusalKind.Invalid, "exits");
        return request.Sightings.All(sighting => SuspectStarts.Of(_paths, sighting, request).Any())
            ? null : new Refusal("cordon-request", "A sighting is not near any road of the map.", RefusalKind.Invalid, "sightings");
    }

    /// <summary>The block that a report means on this map, or why there is none.</summary>
    public Outcome<RoadBlock> Locate(RoadReport report, int number, CommandHeader header)
    {
        if (report.Crossing is { } node)
            return IsCrossing(node)
                ? new RoadBlock(number, Map.Location(node), Map.CrossingName(node), node, report.SuspectMayPass, header.At, header.By)
                : new Refusal("road-report", $"Crossing {node} is not on the map.", RefusalKind.Invalid, "crossing");
        if (report.At is not { } at || Map.Snap(at, null, RoadEtas.FarthestFromRoad) is not { } snap)
            return new Refusal("road-report", "No road of the map is near this place.", RefusalKind.Invalid, "lat");
        var crossing = Map.CrossingName(snap.NearestNode);
        var road = Map.NameOf(snap.Arc)?.Display ?? "";
        var place = crossing.Contains(road, StringComparison.Ordinal) ? crossing : $"{road}, {crossing}";
        return new RoadBlock(number, snap.Place, place, null, report.SuspectMayPass, header.At, header.By);
    }

    /// <summary>Pieces of road that the units cannot pass: who is on one may be on either side of the block.</summary>
    public IReadOnlySet<int> BlockedForUnits(CordonRequest request) => _roads.BlockedPieces(request, forSuspect: false);

    /// <param name="clock">Clock 0, which no sighting precedes, and the moment of planning.</param>
    /// <param name="horizonMs">Null = the one asked for.</param>
    public CordonProblem Problem(
        CordonRequest request, IReadOnlyList<PlacedUnit> units, (DateTimeOffset Zero, DateTimeOffset Now) clock, int? horizonMs = null)
    {
        return new CordonProblem(_roads.For(request), StartsOf(request, clock.Zero), _waysOut.For(request), [.. units.Select(unit => unit.ForPlanning())])
        {
            Rules = new CordonRules
            {
                ElapsedMs = Ms(clock.Now - clock.Zero),
                SetupMs = Ms(request.SetUp),
                MarginMs = Ms(request.Margin),
                Rings = request.Rings,
                HorizonMs = horizonMs ?? (request.Horizon is { } horizon ? Ms(horizon) : null),
                NoHold = _waysOut.NoHoldFor(request).Union(BlockedCrossings(request)),
                ForcedPosts = [.. request.Forced],
                Needs = _waysOut.NeedsFor(request),
            },
        };
    }

    internal ImmutableArray<SuspectStart> StartsOf(CordonRequest request, DateTimeOffset zero) => EarliestOf(request.Sightings
        .SelectMany(sighting => SuspectStarts.Of(_paths, sighting, request)
            .Select(start => start with { OffsetMs = Ms(sighting.SeenAt - zero) + start.OffsetMs })));

    internal static ImmutableArray<SuspectStart> EarliestOf(IEnumerable<SuspectStart> starts) =>
        [.. starts.GroupBy(start => start.Node).Select(same => same.MinBy(start => start.OffsetMs))];

    private static IEnumerable<int> BlockedCrossings(CordonRequest request) =>
        request.Blocks.IsDefaultOrEmpty ? [] : request.Blocks.Select(block => block.Crossing).OfType<int>();

    private bool IsCrossing(int node) => node >= 0 && node < Map.NodeCount;

    private static int Ms(TimeSpan span) => (int)Math.Clamp(span.TotalMilliseconds, 0, 1_000_000_000);
}
