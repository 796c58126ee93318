using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Domain.Roads.Isochrones;

/// <summary>The stretches of road that are reached, as lines in a plane; the last arc of each way only as far as the time lasts.</summary>
internal static class ReachedRoads
{
    public static List<(double X, double Y)[]> Lines(
        RoadMap map, ShortestPaths reached, TravelSpeed speed, LocalPlane plane, (int WithinMs, IReadOnlySet<int>? Closed) how)
    {
        var lines = new List<(double, double)[]>();
        for (var v = 0; v < map.NodeCount; v++)
            if (reached.Time(v) is { } ms && how.Closed?.Contains(v) is not true)
                for (var a = map.Graph.FirstArc[v]; a < map.Graph.FirstArc[v + 1]; a++)
                    lines.Add(Beginning(map.Geometry(a), plane, Share(speed.Cost(map.Graph.TimeMs[a]), how.WithinMs - ms)));
        return lines;
    }

    private static double Share(int cost, int left) => cost <= left ? 1 : (double)left / cost;

    private static (double X, double Y)[] Beginning(IReadOnlyList<GeoPoint> course, LocalPlane plane, double share)
    {
        var points = course.Select(p => plane.ToPlane(p)).ToArray();
        if (share >= 1)
            return points;
        var left = share * points.Zip(points.Skip(1), Length).Sum();
        for (var i = 1; i < points.Length; i++)
        {
            var length = Length(points[i - 1], points[i]);
            if (length < left)
            {
                left -= length;
                continue;
            }
            var t = length > 0 ? left / length : 0;
            var (a, b) = (points[i - 1], points[i]);
            return [.. points[..i], (a.X + (t * (b.X - a.X)), a.Y + (t * (b.Y - a.Y)))];
        }
        return points;
    }

    private static double Length((double X, double Y) a, (double X, double Y) b) =>
        Math.Sqrt(((b.X - a.X) * (b.X - a.X)) + ((b.Y - a.Y) * (b.Y - a.Y)));
}
