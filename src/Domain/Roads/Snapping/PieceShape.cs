using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Roads.Snapping;

/// <summary>The points of a road piece in its stored direction: its start, its bends, its end.</summary>
internal static class PieceShape
{
    public static GeoPoint Point(RoadMap map, int piece, int index)
    {
        var data = map.Data;
        var (first, end) = (data.ShapeFirst[piece], data.ShapeFirst[piece + 1]);
        if (index == 0)
            return map.Location(Start(map, piece));
        return first + index - 1 < end
            ? RoadMap.Point(data.ShapeLatitude[first + index - 1], data.ShapeLongitude[first + index - 1])
            : map.Location(End(map, piece));
    }

    public static int Start(RoadMap map, int piece) =>
        map.ArcOf(piece, reversed: false) is { } along ? map.Tail(along) : map.Head(map.ArcOf(piece, reversed: true)!.Value);

    public static int End(RoadMap map, int piece) =>
        map.ArcOf(piece, reversed: false) is { } along ? map.Head(along) : map.Tail(map.ArcOf(piece, reversed: true)!.Value);

    /// <summary>The share of the piece's length that lies before a place on one of its segments.</summary>
    /// <param name="along">0…1 within the segment.</param>
    public static double Fraction(RoadMap map, Segment segment, double along)
    {
        var segments = map.Data.ShapeFirst[segment.Piece + 1] - map.Data.ShapeFirst[segment.Piece] + 1;
        double before = 0, total = 0;
        for (var i = 0; i < segments; i++)
        {
            var length = Earth.Distance(Point(map, segment.Piece, i), Point(map, segment.Piece, i + 1)).Value;
            before += i < segment.Index ? length : i == segment.Index ? length * along : 0;
            total += length;
        }
        return total > 0 ? Math.Clamp(before / total, 0, 1) : 0;
    }
}
