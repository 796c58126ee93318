using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Roads.Snapping;

/// <summary>
/// Chooses the arc with the least cost = distance + 50 m × (turn between the heading and the arc) / 180°, so that a vehicle
/// is put on its own carriageway although the other one may be nearer to the fix. Without a heading only distance counts.
/// </summary>
internal static class RoadSnapper
{
    /// <summary>Metres that driving the wrong way round costs; about the distance between two carriageways with a verge.</summary>
    public const double WrongWayMetres = 50;

    public static RoadSnap? Snap(RoadMap map, GeoPoint place, Heading? heading, Metres maxDistance)
    {
        var grid = map.Grid;
        var (column, row) = grid.CellOf(place);
        var best = new Candidate(double.PositiveInfinity, default, 0, 0, -1);
        var plane = new LocalPlane(place);
        var (c, r) = ((int)Math.Floor(column), (int)Math.Floor(row));
        var (start, end) = Rings(grid, c, r);
        for (var ring = start; ring <= end; ring++)
        {
            var nearest = Math.Max(0, ring - 1) * grid.Cell * grid.Shrink;
            if (nearest > maxDistance.Value || nearest > best.Cost)
                break;
            foreach (var (x, y) in Cells(grid, c, r, ring))
                foreach (var segment in grid.At(x, y))
                    best = Better(best, Measure(map, plane, segment, heading, maxDistance));
        }
        return best.Arc < 0 ? null : ToSnap(map, place, plane, best);
    }

    /// <summary>Least cost first, lowest arc among equals, so that the answer does not depend on the order of the cells.</summary>
    private static Candidate Better(Candidate a, Candidate b) =>
        b.Cost < a.Cost || (b.Cost == a.Cost && (uint)b.Arc < (uint)a.Arc) ? b : a;

    private static Candidate Measure(RoadMap map, LocalPlane plane, Segment segment, Heading? heading, Metres maxDistance)
    {
        var from = PieceShape.Point(map, segment.Piece, segment.Index);
        var to = PieceShape.Point(map, segment.Piece, segment.Index + 1);
        var (distance, along) = ToSegment(plane.ToPlane(from), plane.ToPlane(to));
        if (distance > maxDistance.Value)
            return new Candidate(double.PositiveInfinity, segment, along, distance, -1);
        var turn = heading is { } h ? h.DegreesTo(Earth.HeadingBetween(from, to)) : 0;
        var forward = Directed(map, segment, reversed: false, distance, along, turn);
        var backward = Directed(map, segment, reversed: true, distance, along, heading is null ? 0 : 180 - turn);
        return Better(forward, backward);
    }

    private static Candidate Directed(RoadMap map, Segment segment, bool reversed, double distance, double along, double turn) =>
        map.ArcOf(segment.Piece, reversed) is { } arc
            ? new Candidate(distance + (WrongWayMetres * turn / 180), segment, along, distance, arc)
            : new Candidate(double.PositiveInfinity, segment, along, distance, -1);

    /// <summary>Distance from the plane's origin to the segment a–b, and where on it (0…1) the nearest point lies.</summary>
    internal static (double Distance, double Along) ToSegment((double X, double Y) a, (double X, double Y) b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var square = (dx * dx) + (dy * dy);
        var along = square > 0 ? Math.Clamp(-((a.X * dx) + (a.Y * dy)) / square, 0, 1) : 0;
        var (x, y) = (a.X + (along * dx), a.Y + (along * dy));
        return (Math.Sqrt((x * x) + (y * y)), along);
    }

    private static RoadSnap ToSnap(RoadMap map, GeoPoint place, LocalPlane plane, Candidate best)
    {
        var (a, b) = (plane.ToPlane(PieceShape.Point(map, best.Segment.Piece, best.Segment.Index)),
            plane.ToPlane(PieceShape.Point(map, best.Segment.Piece, best.Segment.Index + 1)));
        var nearest = plane.ToPoint(a.X + (best.Along * (b.X - a.X)), a.Y + (best.Along * (b.Y - a.Y)));
        var alongPiece = PieceShape.Fraction(map, best.Segment, best.Along);
        var fraction = map.IsReversed(best.Arc) ? 1 - alongPiece : alongPiece;
        var node = fraction <= 0.5 ? map.Tail(best.Arc) : map.Head(best.Arc);
        return new RoadSnap(new RoadPosition(best.Arc, fraction), nearest, Earth.Distance(place, nearest), node);
    }

    /// <summary>The first and last ring of cells around (c, r) that touch the grid.</summary>
    private static (int Start, int End) Rings(RoadGrid grid, int c, int r)
    {
        var outside = Math.Max(Math.Max(-c, c - grid.Columns + 1), Math.Max(-r, r - grid.Rows + 1));
        var farthest = Math.Max(Math.Max(Math.Abs(c), Math.Abs(grid.Columns - 1 - c)),
            Math.Max(Math.Abs(r), Math.Abs(grid.Rows - 1 - r)));
        return (Math.Max(0, outside), farthest);
    }

    private static IEnumerable<(int Column, int Row)> Cells(RoadGrid grid, int c, int r, int ring)
    {
        for (var y = Math.Max(0, r - ring); y <= Math.Min(grid.Rows - 1, r + ring); y++)
        {
            var step = Math.Abs(y - r) == ring || ring == 0 ? 1 : 2 * ring;
            for (var x = c - ring; x <= c + ring; x += step)
                if (x >= 0 && x < grid.Columns)
                    yield return (x, y);
        }
    }

    private readonly record struct Candidate(double Cost, Segment Segment, double Along, double Distance, int Arc);
}
