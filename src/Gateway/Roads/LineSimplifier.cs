namespace Dispatch.Gateway.Roads;

/// <summary>Douglas and Peucker's simplification: no left-out point lies farther than the tolerance from the line that is kept.</summary>
internal sealed class LineSimplifier(double tolerance)
{
    /// <summary>Both ends are kept.</summary>
    public List<(double X, double Y)> Simplify((double X, double Y)[] points)
    {
        var kept = new bool[points.Length];
        kept[0] = kept[^1] = true;
        var open = new Stack<(int First, int Last)>([(0, points.Length - 1)]);
        while (open.TryPop(out var range))
        {
            var (worst, at) = (tolerance * tolerance, -1);
            for (var i = range.First + 1; i < range.Last; i++)
                if (SquareToSegment(points[i], points[range.First], points[range.Last]) is var square && square > worst)
                    (worst, at) = (square, i);
            if (at < 0)
                continue;
            kept[at] = true;
            open.Push((range.First, at));
            open.Push((at, range.Last));
        }
        return [.. points.Where((_, i) => kept[i])];
    }

    private static double SquareToSegment((double X, double Y) p, (double X, double Y) a, (double X, double Y) b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var length = (dx * dx) + (dy * dy);
        var along = length > 0 ? Math.Clamp((((p.X - a.X) * dx) + ((p.Y - a.Y) * dy)) / length, 0, 1) : 0;
        var (ex, ey) = (p.X - a.X - (along * dx), p.Y - a.Y - (along * dy));
        return (ex * ex) + (ey * ey);
    }
}
