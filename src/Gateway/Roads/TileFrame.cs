namespace Dispatch.Gateway.Roads;

/// <summary>Puts courses into one tile: its own whole-number coordinates, simplified to what can be seen, cut at its border.</summary>
internal sealed class TileFrame
{
    public const int Extent = 4096;

    /// <summary>Lines go on a little outside, so that their ends are not seen where tiles meet.</summary>
    private const int Margin = 64;

    /// <summary>A quarter of a pixel on a 512-pixel tile.</summary>
    private const double Tolerance = 2;

    private readonly double _scale;
    private readonly double _west;
    private readonly double _north;
    private readonly LineSimplifier _simplifier = new(Tolerance);

    public TileFrame(TileId tile)
    {
        var size = 1.0 / (1 << tile.Zoom);
        (_west, _north, _scale) = (tile.X * size, tile.Y * size, Extent / size);
    }

    public bool Touches(ProjectedRoads.Box box) =>
        X(box.East) >= -Margin && X(box.West) <= Extent + Margin && Y(box.South) >= -Margin && Y(box.North) <= Extent + Margin;

    /// <summary>The parts of a course inside the tile; none has fewer than two different points.</summary>
    public List<List<(int X, int Y)>> Lines(ReadOnlySpan<(double X, double Y)> course)
    {
        var points = new (double X, double Y)[course.Length];
        for (var i = 0; i < points.Length; i++)
            points[i] = (X(course[i].X), Y(course[i].Y));
        var (lines, line) = (new List<List<(int X, int Y)>>(), new List<(int X, int Y)>());
        var kept = _simplifier.Simplify(points);
        for (var i = 1; i < kept.Count; i++)
        {
            if (Clip(kept[i - 1], kept[i]) is not { } part)
                continue;
            if (line.Count == 0 || line[^1] != Round(part.From))
            {
                Finish(lines, line);
                line = [Round(part.From)];
            }
            if (line[^1] != Round(part.To))
                line.Add(Round(part.To));
        }
        Finish(lines, line);
        return lines;
    }

    private double X(double x) => (x - _west) * _scale;

    private double Y(double y) => (y - _north) * _scale;

    private static void Finish(List<List<(int X, int Y)>> lines, List<(int X, int Y)> line)
    {
        if (line.Count > 1)
            lines.Add(line);
    }

    private static (int X, int Y) Round((double X, double Y) point) => ((int)Math.Round(point.X), (int)Math.Round(point.Y));

    /// <summary>Liang and Barsky's clipping of a segment to the square −Margin … Extent + Margin; null when it lies outside.</summary>
    private static ((double X, double Y) From, (double X, double Y) To)? Clip((double X, double Y) a, (double X, double Y) b)
    {
        var (start, end, dx, dy) = (0.0, 1.0, b.X - a.X, b.Y - a.Y);
        (double Slope, double Room)[] sides =
            [(-dx, a.X + Margin), (dx, Extent + Margin - a.X), (-dy, a.Y + Margin), (dy, Extent + Margin - a.Y)];
        foreach (var (slope, room) in sides)
        {
            if (slope == 0 && room < 0)
                return null;
            if (slope < 0)
                start = Math.Max(start, room / slope);
            else if (slope > 0)
                end = Math.Min(end, room / slope);
        }
        return start > end ? null : ((a.X + (start * dx), a.Y + (start * dy)), (a.X + (end * dx), a.Y + (end * dy)));
    }
}
