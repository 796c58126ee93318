using System.Collections.Immutable;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;
using Dispatch.Domain.Roads.Walking;

namespace Dispatch.Domain.Cordons.City;

/// <summary>
/// Where the suspect must not get out, and what that demands of a post there. Roads leave the map at its edge; gates (toll stations,
/// border controls) and places named in the request count when asked for. On a motorway nobody can be posted, except at a
/// way out or a gate; these, like every way out, need police.
/// </summary>
internal sealed class WaysOut
{
    private readonly RoadMap _map;
    private readonly ImmutableHashSet<int> _noHold;
    private readonly ImmutableHashSet<int> _noHoldOnFoot;
    private readonly ImmutableArray<CordonExit> _onFoot;
    private readonly ImmutableDictionary<int, PostNeed> _needs;

    public WaysOut(Footpaths paths)
    {
        var map = _map = paths.Map;
        var nodes = Enumerable.Range(0, map.NodeCount).ToList();
        Edges = Marked(CrossingFlags.Exit);
        Gates = Marked(CrossingFlags.Gate);
        var guarded = Edges.Concat(Gates).Select(exit => exit.Node).ToHashSet();
        _noHold = [.. nodes.Where(node => (IsMotorwayOnly(map, node) && !guarded.Contains(node)) || map.FlagsAt(node).HasFlag(CrossingFlags.Closed))];
        _onFoot = [.. paths.Exits.Select(place => new CordonExit(place, paths.Name(place)))];
        _noHoldOnFoot = [.. Enumerable.Range(map.NodeCount, paths.PlaceCount - map.NodeCount).Where(place => IsOnMotorway(paths, place))];
        _needs = guarded.ToImmutableDictionary(node => node, _ => PostNeed.Police);

        ImmutableArray<CordonExit> Marked(CrossingFlags flag) =>
            [.. nodes.Where(node => map.FlagsAt(node).HasFlag(flag)).Select(node => new CordonExit(node, map.CrossingName(node)))];
    }

    public ImmutableArray<CordonExit> Edges { get; }

    public ImmutableArray<CordonExit> Gates { get; }

    /// <summary>One for each crossing; a name given in the request goes before the map's.</summary>
    public ImmutableArray<CordonExit> For(CordonRequest request) =>
        [.. Named(request).Concat(Edges).Concat(request.CloseGates ? Gates : [])
            .Concat(request.Means == SuspectMeans.OnFoot ? _onFoot : []).DistinctBy(exit => exit.Node)];

    public ImmutableHashSet<int> NoHoldFor(CordonRequest request) =>
        _noHold.Except(Named(request).Select(exit => exit.Node).Where(node => !_map.FlagsAt(node).HasFlag(CrossingFlags.Closed)))
            .Union(request.Means == SuspectMeans.OnFoot ? _noHoldOnFoot : []).Union(request.Forbidden);

    public ImmutableDictionary<int, PostNeed> NeedsFor(CordonRequest request) =>
        _needs.SetItems(Named(request).Select(exit => KeyValuePair.Create(exit.Node, PostNeed.Police)));

    /// <summary>The crossing nearest to a named exit; null = no road is near.</summary>
    public int? NodeOf(NamedExit exit) => _map.Snap(exit.At, null, RoadEtas.FarthestFromRoad)?.NearestNode;

    private IEnumerable<CordonExit> Named(CordonRequest request) => request.Exits.IsDefaultOrEmpty ? []
        : request.Exits.Select(exit => (exit.Name, Node: NodeOf(exit))).Where(exit => exit.Node is not null)
            .Select(exit => new CordonExit(exit.Node!.Value, exit.Name));

    private static bool IsOnMotorway(Footpaths paths, int place) => paths.PieceOf(place) is { } piece
        && (paths.Map.ArcOf(piece, reversed: false) ?? paths.Map.ArcOf(piece, reversed: true)) is { } arc && paths.Map.Flags(arc).HasFlag(RoadFlags.Motorway);

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
