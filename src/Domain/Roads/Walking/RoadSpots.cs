using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads.Snapping;

namespace Dispatch.Domain.Roads.Walking;

/// <summary>Which spots lie on the map's roads, and which two are neighbours on one.</summary>
internal sealed class RoadSpots
{
    private readonly RoadMap _map;
    private readonly Dictionary<Spot, int> _crossings = [];
    private readonly Dictionary<Spot, (int Piece, int Cm)> _bends = [];
    private readonly HashSet<(Spot, Spot)> _legs = [];
    private readonly List<(int, int)> _twins = [];

    public RoadSpots(RoadMap map)
    {
        _map = map;
        for (var node = 0; node < map.NodeCount; node++)
            if (!_crossings.TryAdd(At(node), node))
                _twins.Add((_crossings[At(node)], node));
        for (var piece = 0; piece < map.PieceCount; piece++)
            AddPiece(piece);
    }

    public IReadOnlyDictionary<Spot, int> Crossings => _crossings;

    /// <summary>Crossings at one spot that no car gets across, as on either side of a bollard; a walker does.</summary>
    public IReadOnlyList<(int One, int Other)> Twins => _twins;

    /// <summary>Where a spot between two crossings lies; null for crossings and for spots off the roads.</summary>
    public (int Piece, int Cm)? BendAt(Spot spot) => _bends.TryGetValue(spot, out var bend) ? bend : null;

    public bool AreNeighbours(Spot a, Spot b) => _legs.Contains((a, b)) || _legs.Contains((b, a));

    public Spot StartOf(int piece) => At(PieceShape.Start(_map, piece));

    public Spot EndOf(int piece) => At(PieceShape.End(_map, piece));

    private Spot At(int node) => new(_map.Data.NodeLatitude[node], _map.Data.NodeLongitude[node]);

    private void AddPiece(int piece)
    {
        var data = _map.Data;
        var (first, end) = (data.ShapeFirst[piece], data.ShapeFirst[piece + 1]);
        var before = StartOf(piece);
        var metres = 0.0;
        for (var bend = first; bend < end; bend++)
        {
            var spot = new Spot(data.ShapeLatitude[bend], data.ShapeLongitude[bend]);
            metres += Earth.Distance(PathSpots.PointOf(before), PathSpots.PointOf(spot)).Value;
            _bends.TryAdd(spot, (piece, Math.Min((int)(metres * 100), data.PieceLengthCm[piece])));
            _legs.Add((before, spot));
            before = spot;
        }
        _legs.Add((before, EndOf(piece)));
    }
}
