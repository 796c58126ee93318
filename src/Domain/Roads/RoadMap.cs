using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads.Naming;
using Dispatch.Domain.Roads.Snapping;

namespace Dispatch.Domain.Roads;

/// <summary>
/// A city's drivable roads: crossings (nodes 0 … NodeCount − 1) and arcs between them, one for each permitted direction.
/// Immutable; may be shared between threads.
/// </summary>
public sealed class RoadMap
{
    private readonly RoadMapData data;
    private readonly int[] tail;
    private readonly int[] pieceArcs;
    private readonly Lazy<BackwardRoads> backward;
    private readonly Lazy<RoadGrid> grid;
    private readonly Lazy<NameIndex> names;

    /// <exception cref="ArgumentException">The columns do not fit together; <see cref="RoadMapFault"/> says where.</exception>
    public RoadMap(RoadMapData data)
    {
        if (RoadMapFault.Find(data) is { } fault)
            throw new ArgumentException($"This is not a road map: {fault}.", nameof(data));
        this.data = data;
        Graph = new RoadGraph(data.FirstArc, data.ArcHead, data.ArcTimeMs);
        (tail, pieceArcs) = IndexArcs(data);
        backward = new(() => new BackwardRoads(this));
        grid = new(() => new RoadGrid(this));
        names = new(() => new NameIndex(this));
        Bounds = BoundsOf(data);
    }

    public RoadMapData Data => data;

    public string Name => data.Name;

    /// <summary>Origin and licence of the data, to be shown beside every map drawn from them.</summary>
    public string Source => data.Source;

    public int NodeCount => data.NodeCount;

    public int ArcCount => data.ArcCount;

    /// <summary>Stretches of road between two crossings; a two-way road has one piece and two arcs.</summary>
    public int PieceCount => data.PieceCount;

    /// <summary>Directed roads with free-flow milliseconds.</summary>
    public RoadGraph Graph { get; }

    /// <summary>The same roads driven backwards, for searches towards a place.</summary>
    public BackwardRoads Backward => backward.Value;

    /// <summary>The box around all crossings; for a map that crosses the antimeridian, the whole turn.</summary>
    public GeoBox Bounds { get; }

    internal RoadGrid Grid => grid.Value;

    internal NameIndex NameIndex => names.Value;

    public GeoPoint Location(int node) => Point(data.NodeLatitude[node], data.NodeLongitude[node]);

    public CrossingFlags FlagsAt(int node) => (CrossingFlags)data.NodeFlags[node];

    /// <summary>The node's id in the source (OpenStreetMap), 0 when it has none.</summary>
    public long SourceId(int node) => data.NodeSourceId[node];

    public int Tail(int arc) => tail[arc];

    public int Head(int arc) => data.ArcHead[arc];

    public int Piece(int arc) => data.ArcPiece[arc] >> 1;

    /// <summary>True when the arc runs against the direction in which its piece's shape is stored.</summary>
    public bool IsReversed(int arc) => (data.ArcPiece[arc] & 1) == 1;

    public Metres Length(int arc) => new(data.PieceLengthCm[Piece(arc)] / 100.0);

    public RoadClass Class(int arc) => (RoadClass)data.PieceClass[Piece(arc)];

    public RoadFlags Flags(int arc) =>
        (RoadFlags)data.PieceFlags[Piece(arc)] | (OppositeArc(arc) is null ? RoadFlags.Oneway : RoadFlags.None);

    public RoadName? NameOf(int arc) => data.PieceName[Piece(arc)] is var name && name < 0 ? null : data.Names[name];

    /// <summary>The arc of the same piece in the other direction; null on a one-way road.</summary>
    public int? OppositeArc(int arc) => ArcOf(Piece(arc), !IsReversed(arc));

    /// <summary>The arc that drives this piece along (or against) its stored direction; null when that is not permitted.</summary>
    public int? ArcOf(int piece, bool reversed) => pieceArcs[(piece * 2) + (reversed ? 1 : 0)] is var arc && arc < 0 ? null : arc;

    /// <summary>The arc's course from its tail to its head, both ends included; at least two points.</summary>
    public IReadOnlyList<GeoPoint> Geometry(int arc)
    {
        var piece = Piece(arc);
        var (first, end) = (data.ShapeFirst[piece], data.ShapeFirst[piece + 1]);
        var points = new GeoPoint[end - first + 2];
        var reversed = IsReversed(arc);
        points[0] = Location(tail[arc]);
        points[^1] = Location(data.ArcHead[arc]);
        for (var i = first; i < end; i++)
            points[reversed ? end - i : i - first + 1] = Point(data.ShapeLatitude[i], data.ShapeLongitude[i]);
        return points;
    }

    /// <summary>"A Road / B Street" for a crossing; one name at a dead end or a bend; "near X" where no road has a name.</summary>
    public string CrossingName(int node) => CrossingNames.Of(this, node);

    /// <summary>Crossings and roads whose name holds the text, best first; case and accents do not matter.</summary>
    /// <param name="text">Part of a name ("lindenh"), or of two: "zhongshan / jiefang", "中山路解放路".</param>
    /// <param name="limit">At most this many, 1 or more.</param>
    public IReadOnlyList<RoadHit> Search(string text, int limit = 10) => RoadSearch.Find(this, text, limit);

    /// <summary>The road on which a vehicle at this place is; null when no road is within the distance.</summary>
    /// <param name="heading">The vehicle's direction, which chooses the carriageway; null when it stands or is unknown.</param>
    public RoadSnap? Snap(GeoPoint place, Heading? heading, Metres maxDistance) =>
        RoadSnapper.Snap(this, place, heading, maxDistance);

    /// <summary>The road pieces of which some part lies within the circle.</summary>
    public IReadOnlySet<int> PiecesWithin(GeoPoint centre, Metres radius) => PiecesNear.Find(this, centre, radius);

    internal static GeoPoint Point(int latitude, int longitude) => GeoPoint.Of(latitude / 1e7, longitude / 1e7);

    private static (int[] Tail, int[] PieceArcs) IndexArcs(RoadMapData data)
    {
        var tails = new int[data.ArcCount];
        var arcs = new int[data.PieceCount * 2];
        Array.Fill(arcs, -1);
        for (var v = 0; v < data.NodeCount; v++)
            for (var a = data.FirstArc[v]; a < data.FirstArc[v + 1]; a++)
                (tails[a], arcs[data.ArcPiece[a]]) = (v, a);
        return (tails, arcs);
    }

    private static GeoBox BoundsOf(RoadMapData data)
    {
        var (west, east) = (data.NodeLongitude.Min() / 1e7, data.NodeLongitude.Max() / 1e7);
        var (south, north) = (data.NodeLatitude.Min() / 1e7, data.NodeLatitude.Max() / 1e7);
        return east - west > 180 ? new GeoBox(south, -180, north, 180) : new GeoBox(south, west, north, east);
    }
}
