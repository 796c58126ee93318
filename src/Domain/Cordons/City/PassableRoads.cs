using System.Collections.Concurrent;
using System.Collections.Immutable;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Domain.Cordons.City;

/// <summary>
/// The roads for each way of moving, speed and set of blocked roads, kept because they are asked for again at every sighting. A
/// blocked piece is not there at all, so that nothing can be planned along it.
/// </summary>
internal sealed class PassableRoads(RoadMap map)
{
    private const int Kept = 8;

    private readonly ConcurrentDictionary<(SuspectMeans Means, int Permille, string Blocked), CordonRoads> _roads = new();

    public CordonRoads For(CordonRequest request)
    {
        if (_roads.Count >= Kept)
            _roads.Clear();
        var (units, suspect) = (BlockedPieces(request, forSuspect: false), BlockedPieces(request, forSuspect: true));
        var key = (request.Means, (int)Math.Round(request.SpeedFactor * 1000), $"{string.Join(',', units)};{string.Join(',', suspect)}");
        return _roads.GetOrAdd(key, asked => new CordonRoads(SuspectRoads.Of(map, asked.Means, asked.Permille, suspect), OfUnits(units)));
    }

    /// <summary>Pieces that the suspect, or else the units, cannot pass.</summary>
    public ImmutableSortedSet<int> BlockedPieces(CordonRequest request, bool forSuspect) =>
        request.Blocks.IsDefaultOrEmpty ? []
        : [.. request.Blocks.Where(block => !forSuspect || !block.SuspectMayPass).SelectMany(PiecesOf)];

    private IEnumerable<int> PiecesOf(RoadBlock block)
    {
        if (block.Crossing is not { } node)
            return map.Snap(block.At, null, RoadEtas.FarthestFromRoad) is { } snap ? [map.Piece(snap.Arc)] : [];
        var (first, end) = (map.Graph.FirstArc[node], map.Graph.FirstArc[node + 1]);
        return Enumerable.Range(first, end - first).Concat(map.Backward.ArcsInto(node).ToArray()).Select(map.Piece);
    }

    private RoadGraph OfUnits(ImmutableSortedSet<int> closed)
    {
        if (closed.IsEmpty)
            return map.Graph;
        var arcs = Enumerable.Range(0, map.ArcCount).Where(arc => !closed.Contains(map.Piece(arc)))
            .Select(arc => (map.Tail(arc), map.Head(arc), map.Graph.TimeMs[arc])).ToList();
        return RoadGraph.FromArcs(map.NodeCount, arcs);
    }
}
