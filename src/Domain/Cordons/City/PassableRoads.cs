using System.Collections.Concurrent;
using System.Collections.Immutable;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;
using Dispatch.Domain.Roads.Walking;

namespace Dispatch.Domain.Cordons.City;

/// <summary>
/// The roads for each way of moving, speed and set of blocked roads, kept because they are asked for again at every sighting. A
/// blocked piece is not there at all, so that nothing can be planned along it.
/// </summary>
internal sealed class PassableRoads(Footpaths paths)
{
    private const int Kept = 8;

    private readonly RoadMap _map = paths.Map;
    private readonly ConcurrentDictionary<(SuspectMeans Means, int Permille, string Blocked), CordonRoads> _roads = new();

    public CordonRoads For(CordonRequest request)
    {
        if (_roads.Count >= Kept)
            _roads.Clear();
        var (units, suspect) = (BlockedPieces(request, forSuspect: false), BlockedPieces(request, forSuspect: true));
        var key = (request.Means, (int)Math.Round(request.SpeedFactor * 1000), $"{string.Join(',', units)};{string.Join(',', suspect)}");
        return _roads.GetOrAdd(key, asked => asked.Means == SuspectMeans.OnFoot
            ? new CordonRoads(WalkingRoads.OfSuspect(paths, TravelSpeed.Suspect(asked.Permille), suspect), WalkingRoads.OfUnits(paths, units))
            : new CordonRoads(
                SuspectRoads.Of(_map, asked.Means == SuspectMeans.Motorcycle, TravelSpeed.Suspect(asked.Permille), suspect), OfUnits(units)));
    }

    /// <summary>Pieces that the suspect, or else the units, cannot pass.</summary>
    public ImmutableSortedSet<int> BlockedPieces(CordonRequest request, bool forSuspect) =>
        request.Blocks.IsDefaultOrEmpty ? []
        : [.. request.Blocks.Where(block => !forSuspect || !block.SuspectMayPass).SelectMany(PiecesOf)];

    private IEnumerable<int> PiecesOf(RoadBlock block)
    {
        if (block.Crossing is not { } node)
            return _map.Snap(block.At, null, RoadEtas.FarthestFromRoad) is { } snap ? [_map.Piece(snap.Arc)] : [];
        var (first, end) = (_map.Graph.FirstArc[node], _map.Graph.FirstArc[node + 1]);
        return Enumerable.Range(first, end - first).Concat(_map.Backward.ArcsInto(node).ToArray()).Select(_map.Piece);
    }

    private RoadGraph OfUnits(ImmutableSortedSet<int> closed)
    {
        if (closed.IsEmpty)
            return _map.Graph;
        var arcs = Enumerable.Range(0, _map.ArcCount).Where(arc => !closed.Contains(_map.Piece(arc)))
            .Select(arc => (_map.Tail(arc), _map.Head(arc), _map.Graph.TimeMs[arc])).ToList();
        return RoadGraph.FromArcs(_map.NodeCount, arcs);
    }
}
