using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads.Paths;
using Dispatch.Domain.Roads.Snapping;

namespace Dispatch.Domain.Roads.Walking;

/// <summary>
/// A road map as somebody on foot knows it. Places are numbered 0 … <see cref="PlaceCount"/> − 1: the map's crossings, the joints at which
/// a path meets a road between two crossings, and where only paths go.
/// </summary>
public sealed class Footpaths
{
    /// <summary>How far around it a manned post lets nobody pass on foot; assumed.</summary>
    public static readonly Metres Sight = new(25);

    private readonly RoadMapData _data;
    private readonly int[] _firstJoint;

    public Footpaths(RoadMap map)
    {
        (Map, _data) = (map, map.Data);
        _firstJoint = new int[map.PieceCount + 1];
        foreach (var piece in _data.JointPiece)
            _firstJoint[piece + 1]++;
        for (var piece = 0; piece < map.PieceCount; piece++)
            _firstJoint[piece + 1] += _firstJoint[piece];
        Exits = [.. Enumerable.Range(0, PlaceCount).Where(place => Flags(place).HasFlag(CrossingFlags.PathExit))];
    }

    public RoadMap Map { get; }

    public int PlaceCount => _data.PlaceCount;

    /// <summary>Where paths leave the map.</summary>
    public IReadOnlyList<int> Exits { get; }

    public GeoPoint Location(int place) => place < Map.NodeCount ? Map.Location(place)
        : RoadMap.Point(_data.PathLatitude[place - Map.NodeCount], _data.PathLongitude[place - Map.NodeCount]);

    /// <summary>Crossings are called as on the map; a joint by its road and the nearer crossing; a place on a path by the nearest road's.</summary>
    public string Name(int place)
    {
        if (place < Map.NodeCount)
            return Map.CrossingName(place);
        if (Map.Snap(Location(place), null, RoadEtas.FarthestFromRoad) is not { } snap)
            return $"path at {Location(place)}";
        var crossing = Map.CrossingName(snap.NearestNode);
        if (place - Map.NodeCount >= _data.JointPiece.Length)
            return $"path near {crossing}";
        var road = Map.NameOf(snap.Arc)?.Display ?? "";
        return crossing.Contains(road, StringComparison.Ordinal) ? $"path by {crossing}" : $"{road}, path by {crossing}";
    }

    /// <summary>What a walker passes along a road piece, in its stored direction: its start, its joints, its end; centimetres from the start.</summary>
    public IEnumerable<(int Place, int Cm)> Along(int piece)
    {
        yield return (PieceShape.Start(Map, piece), 0);
        for (var joint = _firstJoint[piece]; joint < _firstJoint[piece + 1]; joint++)
            yield return (Map.NodeCount + joint, _data.JointCm[joint]);
        yield return (PieceShape.End(Map, piece), _data.PieceLengthCm[piece]);
    }

    /// <summary>The walks that are no roads; each may be walked both ways.</summary>
    public IEnumerable<(int From, int To, int Cm)> Walks()
    {
        for (var walk = 0; walk < _data.WalkFrom.Length; walk++)
            yield return (_data.WalkFrom[walk], _data.WalkTo[walk], _data.WalkCm[walk]);
    }

    /// <summary>The road piece of a joint; null for every other place.</summary>
    public int? PieceOf(int place) => place >= Map.NodeCount && place - Map.NodeCount < _data.JointPiece.Length ? _data.JointPiece[place - Map.NodeCount] : null;

    /// <summary>Places of paths within a distance as the crow flies, crossings not among them.</summary>
    public IEnumerable<(int Place, Metres Distance)> Near(GeoPoint centre, Metres reach)
    {
        for (var place = Map.NodeCount; place < PlaceCount; place++)
        {
            var at = Location(place);
            if (Earth.AtLeast(centre, at) <= reach && Earth.Distance(centre, at) is var distance && distance <= reach)
                yield return (place, distance);
        }
    }

    private CrossingFlags Flags(int place) => (CrossingFlags)(place < Map.NodeCount ? _data.NodeFlags[place] : _data.PathFlags[place - Map.NodeCount]);
}
