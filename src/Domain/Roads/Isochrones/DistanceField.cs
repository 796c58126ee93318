namespace Dispatch.Domain.Roads.Isochrones;

/// <summary>
/// The distance to the nearest of some lines at the points of a square grid; beyond <see cref="Reach"/> plus one cell it is only
/// known to be far. The grid's rim is always far.
/// </summary>
internal sealed class DistanceField
{
    private const int MaxPointsPerSide = 900;
    private const double SmallestCell = 15;
    private const double SmallestReach = 40;

    /// <summary>Reach per cell: more than √2, so that all four corners around a point of a line are within reach.</summary>
    private const double ReachPerCell = 1.6;

    private readonly float[] values;

    public DistanceField(List<(double X, double Y)[]> lines)
    {
        var points = lines.SelectMany(l => l).ToList();
        var (left, right) = (points.Min(p => p.X), points.Max(p => p.X));
        var (bottom, top) = (points.Min(p => p.Y), points.Max(p => p.Y));
        Cell = Math.Max(SmallestCell, Math.Max(right - left, top - bottom) / MaxPointsPerSide);
        Reach = Math.Max(SmallestReach, ReachPerCell * Cell);
        var rim = Reach + (3 * Cell);
        (Left, Bottom) = (left - rim, bottom - rim);
        (Columns, Rows) = ((int)((right - left + (2 * rim)) / Cell) + 2, (int)((top - bottom + (2 * rim)) / Cell) + 2);
        values = new float[Columns * Rows];
        Array.Fill(values, (float)(Reach + Cell));
        foreach (var line in lines)
            for (var i = 1; i < line.Length; i++)
                Draw(line[i - 1], line[i]);
    }

    /// <summary>Metres between grid points.</summary>
    public double Cell { get; }

    /// <summary>The distance from a line up to which a point counts as reached, metres.</summary>
    public double Reach { get; }

    public double Left { get; }

    public double Bottom { get; }

    public int Columns { get; }

    public int Rows { get; }

    public float this[int column, int row]
    {
        get => values[(row * Columns) + column];
        set => values[(row * Columns) + column] = value;
    }

    public bool IsInside(int column, int row) => this[column, row] <= Reach;

    private void Draw((double X, double Y) a, (double X, double Y) b)
    {
        var around = Reach + Cell;
        var (c0, c1) = (Column(Math.Min(a.X, b.X) - around), Column(Math.Max(a.X, b.X) + around) + 1);
        var (r0, r1) = (Row(Math.Min(a.Y, b.Y) - around), Row(Math.Max(a.Y, b.Y) + around) + 1);
        for (var r = Math.Max(1, r0); r <= Math.Min(Rows - 2, r1); r++)
            for (var c = Math.Max(1, c0); c <= Math.Min(Columns - 2, c1); c++)
            {
                var distance = (float)Distance(Left + (c * Cell), Bottom + (r * Cell), a, b);
                ref var value = ref values[(r * Columns) + c];
                value = Math.Min(value, distance);
            }
    }

    private int Column(double x) => (int)((x - Left) / Cell);

    private int Row(double y) => (int)((y - Bottom) / Cell);

    private static double Distance(double x, double y, (double X, double Y) a, (double X, double Y) b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var square = (dx * dx) + (dy * dy);
        var t = square > 0 ? Math.Clamp((((x - a.X) * dx) + ((y - a.Y) * dy)) / square, 0, 1) : 0;
        var (ex, ey) = (x - a.X - (t * dx), y - a.Y - (t * dy));
        return Math.Sqrt((ex * ex) + (ey * ey));
    }
}
