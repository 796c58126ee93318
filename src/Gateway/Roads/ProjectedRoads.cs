using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads;

namespace Dispatch.Gateway.Roads;

/// <summary>The courses of all road pieces in the unit square of Web Mercator, worked out once.</summary>
internal sealed class ProjectedRoads
{
    private readonly (double X, double Y)[] _points;
    private readonly int[] _first;
    private readonly Box[] _boxes;

    public ProjectedRoads(RoadMap map)
    {
        _first = new int[map.PieceCount + 1];
        _boxes = new Box[map.PieceCount];
        var points = new List<(double, double)>(map.PieceCount * 3);
        for (var piece = 0; piece < map.PieceCount; piece++)
        {
            var course = Course(map, piece);
            points.AddRange(course);
            _first[piece + 1] = points.Count;
            _boxes[piece] = new Box(course.Min(p => p.X), course.Min(p => p.Y), course.Max(p => p.X), course.Max(p => p.Y));
        }
        _points = [.. points];
    }

    public ReadOnlySpan<(double X, double Y)> CourseOf(int piece) => _points.AsSpan(_first[piece].._first[piece + 1]);

    public Box BoxOf(int piece) => _boxes[piece];

    /// <summary>In the direction in which the piece is stored.</summary>
    private static (double X, double Y)[] Course(RoadMap map, int piece)
    {
        var forward = map.ArcOf(piece, reversed: false);
        var points = map.Geometry(forward ?? map.ArcOf(piece, reversed: true)!.Value).Select(WebMercator.Project).ToArray();
        if (forward is null)
            Array.Reverse(points);
        return points;
    }

    internal readonly record struct Box(double West, double North, double East, double South);
}
