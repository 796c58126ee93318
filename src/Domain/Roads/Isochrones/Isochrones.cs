using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Domain.Roads.Isochrones;

/// <summary>
/// Draws what can be reached within a time: the reached roads widened by a reach of 40 m (more where the area is so large that the
/// grid is coarser than 25 m), blocks between them filled. Every reached crossing lies inside. A crossing that is not reached lies
/// outside unless it is nearer than the reach and one and a half cells to a reached road, as the other level of a bridge may be.
/// </summary>
public static class Isochrones
{
    /// <param name="node">Where the drive starts.</param>
    /// <param name="within">0 … 24 h.</param>
    /// <param name="speed">Default: free flow.</param>
    /// <param name="closed">Crossings that are reached and never passed. Default: none.</param>
    public static Isochrone Around(RoadMap map, int node, TimeSpan within, TravelSpeed? speed = null, IReadOnlySet<int>? closed = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(within, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(within, TimeSpan.FromHours(24));
        var withinMs = (int)within.TotalMilliseconds;
        var travel = speed ?? TravelSpeed.FreeFlow;
        var reached = new ShortestPaths(map.Graph, travel, closed).AddSource(node).Run(withinMs);
        var plane = new LocalPlane(map.Location(node));
        var field = new DistanceField(ReachedRoads.Lines(map, reached, travel, plane, (withinMs, closed)));
        var nodes = Enumerable.Range(0, map.NodeCount).ToLookup(reached.IsSettled);
        BlockFiller.Fill(field, nodes[false].Select(n => plane.ToPlane(map.Location(n))));
        return new Isochrone(within, Polygons(Contours.Rings(field), plane), nodes[true].Count());
    }

    private static List<GeoPolygon> Polygons(List<List<(double X, double Y)>> rings, LocalPlane plane)
    {
        var outer = rings.Where(r => Area(r) > 0).OrderBy(Area).ToList();
        var holes = rings.Where(r => Area(r) < 0).ToLookup(hole => outer.First(o => Contains(o, hole[0])));
        return outer.ConvertAll(o => new GeoPolygon(ToGeo(o, plane), holes[o].Select(h => ToGeo(h, plane)).ToList()));
    }

    /// <summary>Twice the area would do; positive when the ring runs anticlockwise.</summary>
    private static double Area(List<(double X, double Y)> ring)
    {
        double twice = 0;
        for (var i = 0; i < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
            twice += (a.X * b.Y) - (b.X * a.Y);
        }
        return twice / 2;
    }

    private static bool Contains(List<(double X, double Y)> ring, (double X, double Y) point)
    {
        var inside = false;
        for (var i = 0; i < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
            if (a.Y > point.Y != b.Y > point.Y && point.X < ((b.X - a.X) * (point.Y - a.Y) / (b.Y - a.Y)) + a.X)
                inside = !inside;
        }
        return inside;
    }

    private static List<GeoPoint> ToGeo(List<(double X, double Y)> ring, LocalPlane plane) =>
        ring.Append(ring[0]).Select(p => plane.ToPoint(p.X, p.Y)).ToList();
}
