using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Roads.Snapping;

/// <summary>Every road piece of which some part lies within a circle, also one that only passes through it without a crossing there.</summary>
internal static class PiecesNear
{
    public static IReadOnlySet<int> Find(RoadMap map, GeoPoint centre, Metres radius)
    {
        var (grid, plane) = (map.Grid, new LocalPlane(centre));
        var (column, row) = grid.CellOf(centre);
        var reach = radius.Value / grid.Shrink / grid.Cell;
        var found = new HashSet<int>();
        for (var y = (int)Math.Floor(row - reach); y <= row + reach; y++)
            for (var x = (int)Math.Floor(column - reach); x <= column + reach; x++)
                foreach (var segment in grid.At(x, y))
                    if (!found.Contains(segment.Piece) && DistanceTo(map, plane, segment) <= radius.Value)
                        found.Add(segment.Piece);
        return found;
    }

    private static double DistanceTo(RoadMap map, LocalPlane plane, Segment segment) => RoadSnapper.ToSegment(
        plane.ToPlane(PieceShape.Point(map, segment.Piece, segment.Index)),
        plane.ToPlane(PieceShape.Point(map, segment.Piece, segment.Index + 1))).Distance;
}
