using Dispatch.Domain.Geo;

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
        // Coordinates are degrees for real cities and a plane's units, y upwards, for others.
        var degrees = roads.X.All(x => Math.Abs(x) <= 180) && roads.Y.All(y => Math.Abs(y) <= 85);
        var plane = roads.X.Zip(roads.Y, (x, y) => degrees ? WebMercator.Project(GeoPoint.Of(y, x)) : (X: x, Y: -y)).ToArray();
        var shown = nodes.Distinct().ToArray();
        var (west, east) = (shown.Min(v => plane[v].X), shown.Max(v => plane[v].X));
        var (north, south) = (shown.Min(v => plane[v].Y), shown.Max(v => plane[v].Y));
        var scale = 0.92 * Math.Min(width / Math.Max(east - west, 1e-9), height / Math.Max(south - north, 1e-9));
        return new DrawingFrame(
            Array.ConvertAll(plane, p => Left + width / 2 + (p.X - (west + east) / 2) * scale),
            Array.ConvertAll(plane, p => Top + height / 2 + (p.Y - (north + south) / 2) * scale),
            width, height);
    }
}
