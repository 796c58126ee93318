namespace Dispatch.Domain.Roads;

/// <summary>
/// The columns of a road map as they stand in a file. A <i>road piece</i> is the stretch between two crossings; it gives
/// one arc for each permitted direction. Coordinates are 10⁻⁷ degrees of WGS-84, as OpenStreetMap keeps them.
/// </summary>
public sealed record RoadMapData
{
    public required string Name { get; init; }

    /// <summary>Where the data come from and under which licence, to be shown beside every map drawn from them.</summary>
    public required string Source { get; init; }

    public required int[] NodeLatitude { get; init; }

    public required int[] NodeLongitude { get; init; }

    /// <summary><see cref="CrossingFlags"/> of each node.</summary>
    public required byte[] NodeFlags { get; init; }

    /// <summary>The node's id in the source, for example its OpenStreetMap id; 0 when it has none.</summary>
    public required long[] NodeSourceId { get; init; }

    public required int[] FirstArc { get; init; }

    public required int[] ArcHead { get; init; }

    /// <summary>Free-flow time, milliseconds, ≥ 1.</summary>
    public required int[] ArcTimeMs { get; init; }

    /// <summary>Piece × 2, plus 1 when the arc runs against the piece's own direction.</summary>
    public required int[] ArcPiece { get; init; }

    public required int[] PieceLengthCm { get; init; }

    public required byte[] PieceClass { get; init; }

    public required byte[] PieceFlags { get; init; }

    /// <summary>Index into <see cref="Names"/>; −1 = no name.</summary>
    public required int[] PieceName { get; init; }

    /// <summary>The bends of piece p, its ends left out: ShapeFirst[p] … ShapeFirst[p + 1] − 1 in the shape columns.</summary>
    public required int[] ShapeFirst { get; init; }

    public required int[] ShapeLatitude { get; init; }

    public required int[] ShapeLongitude { get; init; }

    /// <summary>Forbidden turns: from arc TurnFrom[i] it is not allowed to go on along arc TurnTo[i].</summary>
    public required int[] TurnFrom { get; init; }

    public required int[] TurnTo { get; init; }

    public required RoadName[] Names { get; init; }

    /// <summary>
    /// Where only walkers come through; numbered on from the crossings. The first are joints, at which a path meets a road between two
    /// crossings, in the order of <see cref="JointPiece"/> and <see cref="JointCm"/>. Empty = the map was made without paths.
    /// </summary>
    public int[] PathLatitude { get; init; } = [];

    public int[] PathLongitude { get; init; } = [];

    /// <summary><see cref="CrossingFlags"/> of each such place: <see cref="CrossingFlags.PathExit"/> or none.</summary>
    public byte[] PathFlags { get; init; } = [];

    /// <summary>The road piece on which each joint lies.</summary>
    public int[] JointPiece { get; init; } = [];

    /// <summary>From the piece's start, centimetres.</summary>
    public int[] JointCm { get; init; } = [];

    /// <summary>Walks between two crossings or places, passable both ways.</summary>
    public int[] WalkFrom { get; init; } = [];

    public int[] WalkTo { get; init; } = [];

    public int[] WalkCm { get; init; } = [];

    public int NodeCount => NodeLatitude.Length;

    public int ArcCount => ArcHead.Length;

    public int PieceCount => PieceLengthCm.Length;

    /// <summary>Crossings and, after them, the places of paths.</summary>
    public int PlaceCount => NodeCount + PathLatitude.Length;
}
