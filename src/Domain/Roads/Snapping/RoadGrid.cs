using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Roads.Snapping;

/// <summary>
/// A square grid over the map that lists, for each cell, the straight segments whose box touches it. Built once, on first
/// use. Planes are centred on the map; <see cref="Shrink"/> bounds how much shorter true distances may be at its edges.
/// </summary>
internal sealed class RoadGrid
{
    private const double MinCellMetres = 100;
    private const double MaxCellsPerSegment = 2;

    private readonly LocalPlane plane;
    private readonly double left;
    private readonly double bottom;
    private readonly int[] firstEntry;
    private readonly Segment[] entries;

    public RoadGrid(RoadMap map)
    {
        var bounds = map.Bounds;
        plane = new LocalPlane(GeoPoint.Of((bounds.South + bounds.North) / 2, map.Location(0).Longitude));
        var segments = Segments(map);
        var boxes = Array.ConvertAll(segments, s => Box(map, s));
        (left, bottom) = (boxes.Min(b => b.Left), boxes.Min(b => b.Bottom));
        var (width, height) = (boxes.Max(b => b.Right) - left, boxes.Max(b => b.Top) - bottom);
        Cell = Math.Max(MinCellMetres, Math.Sqrt(width * height / (MaxCellsPerSegment * segments.Length)));
        (Columns, Rows) = ((int)(width / Cell) + 1, (int)(height / Cell) + 1);
        Shrink = Math.Min(EastScaleAt(bounds.North), Math.Min(1, EastScaleAt(bounds.South)));
        (firstEntry, entries) = Fill(segments, boxes);
    }

    /// <summary>Side of a cell in plane metres.</summary>
    public double Cell { get; }

    public int Columns { get; }

    public int Rows { get; }

    /// <summary>A true distance is at least this share of the distance in the plane.</summary>
    public double Shrink { get; }

    /// <summary>The column and row of a place; may lie outside the grid.</summary>
    public (double Column, double Row) CellOf(GeoPoint place)
    {
        var (x, y) = plane.ToPlane(place);
        return ((x - left) / Cell, (y - bottom) / Cell);
    }

    public ReadOnlySpan<Segment> At(int column, int row)
    {
        if ((uint)column >= (uint)Columns || (uint)row >= (uint)Rows)
            return [];
        var cell = (row * Columns) + column;
        return entries.AsSpan(firstEntry[cell], firstEntry[cell + 1] - firstEntry[cell]);
    }

    private double EastScaleAt(double latitude) =>
        LocalPlane.EastScale(latitude) / LocalPlane.EastScale(plane.Origin.Latitude);

    private static Segment[] Segments(RoadMap map)
    {
        var first = map.Data.ShapeFirst;
        var segments = new List<Segment>(map.PieceCount + map.Data.ShapeLatitude.Length);
        for (var p = 0; p < map.PieceCount; p++)
            for (var i = 0; i <= first[p + 1] - first[p]; i++)
                segments.Add(new Segment(p, i));
        return segments.ToArray();
    }

    private (double Left, double Bottom, double Right, double Top) Box(RoadMap map, Segment segment)
    {
        var a = plane.ToPlane(PieceShape.Point(map, segment.Piece, segment.Index));
        var b = plane.ToPlane(PieceShape.Point(map, segment.Piece, segment.Index + 1));
        return (Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Max(a.X, b.X), Math.Max(a.Y, b.Y));
    }

    private (int[] First, Segment[] Entries) Fill(
        Segment[] segments, (double Left, double Bottom, double Right, double Top)[] boxes)
    {
        var first = new int[(Columns * Rows) + 1];
        foreach (var box in boxes)
            foreach (var cell in Cells(box))
                first[cell + 1]++;
        for (var i = 0; i < Columns * Rows; i++)
            first[i + 1] += first[i];
        var next = first[..^1];
        var filled = new Segment[first[^1]];
        for (var s = 0; s < segments.Length; s++)
            foreach (var cell in Cells(boxes[s]))
                filled[next[cell]++] = segments[s];
        return (first, filled);
    }

    private IEnumerable<int> Cells((double Left, double Bottom, double Right, double Top) box)
    {
        var (c0, c1) = ((int)((box.Left - left) / Cell), (int)((box.Right - left) / Cell));
        var (r0, r1) = ((int)((box.Bottom - bottom) / Cell), (int)((box.Top - bottom) / Cell));
        for (var r = r0; r <= r1; r++)
            for (var c = c0; c <= c1; c++)
                yield return (r * Columns) + c;
    }
}

/// <summary>The straight stretch between points Index and Index + 1 of a road piece.</summary>
internal readonly record struct Segment(int Piece, int Index);
