namespace Dispatch.Silo.Commands.Cordons;

/// <summary>Fits the interesting part of a road graph into a rectangle without distorting it.</summary>
internal sealed class DrawingFrame
{
    private const double Left = 34;
    private const double Top = 34;
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double _width;
    private readonly double _height;

    private DrawingFrame(double[] x, double[] y, double width, double height) =>
        (_x, _y, _width, _height) = (x, y, width, height);

    public double X(int node) => _x[node];

    public double Y(int node) => _y[node];

    public bool Shows(int node) =>
        _x[node] >= Left && _x[node] <= Left + _width && _y[node] >= Top && _y[node] <= Top + _height;

    public static DrawingFrame Around(DrawnRoads roads, IEnumerable<int> nodes, double width, double height)
    {
        // Coordinates are degrees for real cities and a plane's units for others; degrees shrink with the latitude.
        var degrees = roads.X.All(x => Math.Abs(x) <= 180) && roads.Y.All(y => Math.Abs(y) <= 90);
        var squeeze = degrees ? Math.Cos(roads.Y.Average() * Math.PI / 180) : 1;
        var shown = nodes.Distinct().ToArray();
        var (west, east) = (shown.Min(v => roads.X[v]) * squeeze, shown.Max(v => roads.X[v]) * squeeze);
        var (south, north) = (shown.Min(v => roads.Y[v]), shown.Max(v => roads.Y[v]));
        var scale = 0.9 * Math.Min(width / Math.Max(east - west, 1e-9), height / Math.Max(north - south, 1e-9));
        return new DrawingFrame(
            Array.ConvertAll(roads.X, x => Left + width / 2 + (x * squeeze - (west + east) / 2) * scale),
            Array.ConvertAll(roads.Y, y => Top + height / 2 - (y - (south + north) / 2) * scale),
            width, height);
    }
}
