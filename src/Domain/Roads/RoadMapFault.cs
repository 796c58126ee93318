namespace Dispatch.Domain.Roads;

/// <summary>What is wrong with the columns of a road map; nothing that passes can index out of range later.</summary>
public static class RoadMapFault
{
    private const int HalfTurn = 1_800_000_000;

    /// <summary>One sentence about the first fault found, null when the columns fit together.</summary>
    public static string? Find(RoadMapData data) => Lengths(data) ?? Rows(data) ?? Arcs(data) ?? Pieces(data) ?? Places(data) ?? Paths(data);

    private static string? Lengths(RoadMapData d)
    {
        var n = d.NodeCount;
        if (n == 0)
            return "the map has no crossing";
        if (d.NodeLongitude.Length != n || d.NodeFlags.Length != n || d.NodeSourceId.Length != n || d.FirstArc.Length != n + 1)
            return "the node columns differ in length";
        if (d.ArcTimeMs.Length != d.ArcCount || d.ArcPiece.Length != d.ArcCount)
            return "the arc columns differ in length";
        if (d.PieceClass.Length != d.PieceCount || d.PieceFlags.Length != d.PieceCount ||
            d.PieceName.Length != d.PieceCount || d.ShapeFirst.Length != d.PieceCount + 1)
            return "the road-piece columns differ in length";
        if (d.ShapeLatitude.Length != d.ShapeLongitude.Length || d.TurnFrom.Length != d.TurnTo.Length)
            return "the shape or turn columns differ in length";
        return null;
    }

    private static string? Rows(RoadMapData d) =>
        Ascends(d.FirstArc, d.ArcCount) ? Ascends(d.ShapeFirst, d.ShapeLatitude.Length) ? null
            : "the shape rows do not ascend" : "the arc rows do not ascend";

    private static bool Ascends(int[] first, int end)
    {
        if (first[0] != 0 || first[^1] != end)
            return false;
        for (var i = 1; i < first.Length; i++)
            if (first[i] < first[i - 1])
                return false;
        return true;
    }

    private static string? Arcs(RoadMapData d)
    {
        var used = new bool[d.PieceCount];
        for (var a = 0; a < d.ArcCount; a++)
        {
            if ((uint)d.ArcHead[a] >= (uint)d.NodeCount)
                return $"arc {a} leads to node {d.ArcHead[a]}, which does not exist";
            if (d.ArcTimeMs[a] < 1)
                return $"arc {a} takes {d.ArcTimeMs[a]} ms";
            if (d.ArcPiece[a] < 0 || d.ArcPiece[a] >> 1 >= d.PieceCount)
                return $"arc {a} lies on road piece {d.ArcPiece[a] >> 1}, which does not exist";
            used[d.ArcPiece[a] >> 1] = true;
        }
        if (used.Contains(false))
            return $"road piece {Array.IndexOf(used, false)} has no arc";
        for (var i = 0; i < d.TurnFrom.Length; i++)
            if ((uint)d.TurnFrom[i] >= (uint)d.ArcCount || (uint)d.TurnTo[i] >= (uint)d.ArcCount)
                return $"forbidden turn {i} names an arc that does not exist";
        return null;
    }

    private static string? Pieces(RoadMapData d)
    {
        for (var p = 0; p < d.PieceCount; p++)
        {
            if (d.PieceName[p] < -1 || d.PieceName[p] >= d.Names.Length)
                return $"road piece {p} has name {d.PieceName[p]}, which does not exist";
            if (d.PieceClass[p] > (byte)RoadClass.Service)
                return $"road piece {p} has class {d.PieceClass[p]}, which does not exist";
            if (d.PieceLengthCm[p] < 0)
                return $"road piece {p} has a negative length";
        }
        return null;
    }

    private static string? Places(RoadMapData d) =>
        InRange(d.NodeLatitude, HalfTurn / 2) && InRange(d.ShapeLatitude, HalfTurn / 2) &&
        InRange(d.NodeLongitude, HalfTurn) && InRange(d.ShapeLongitude, HalfTurn)
            ? null : "a coordinate is out of range";

    private static string? Paths(RoadMapData d)
    {
        var joints = d.JointPiece.Length;
        if (d.PathLongitude.Length != d.PathLatitude.Length || d.PathFlags.Length != d.PathLatitude.Length ||
            d.JointCm.Length != joints || joints > d.PathLatitude.Length)
            return "the columns of the paths' places differ in length";
        if (d.WalkTo.Length != d.WalkFrom.Length || d.WalkCm.Length != d.WalkFrom.Length)
            return "the columns of the paths differ in length";
        for (var j = 0; j < joints; j++)
            if ((uint)d.JointPiece[j] >= (uint)d.PieceCount || d.JointCm[j] < 0 || d.JointCm[j] > d.PieceLengthCm[d.JointPiece[j]] ||
                (j > 0 && (d.JointPiece[j - 1], d.JointCm[j - 1]).CompareTo((d.JointPiece[j], d.JointCm[j])) > 0))
                return $"joint {j} is not on its road piece, or out of order";
        for (var w = 0; w < d.WalkFrom.Length; w++)
            if ((uint)d.WalkFrom[w] >= (uint)d.PlaceCount || (uint)d.WalkTo[w] >= (uint)d.PlaceCount || d.WalkCm[w] < 0)
                return $"path {w} leads to a place that does not exist, or has a negative length";
        return InRange(d.PathLatitude, HalfTurn / 2) && InRange(d.PathLongitude, HalfTurn) ? null : "a coordinate of a path is out of range";
    }

    private static bool InRange(int[] values, int limit) => !values.AsSpan().ContainsAnyExceptInRange(-limit, limit);
}
