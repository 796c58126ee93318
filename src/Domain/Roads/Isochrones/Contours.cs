namespace Dispatch.Domain.Roads.Isochrones;

/// <summary>
/// Marching squares (Lorensen and Cline 1987 in two dimensions): the rings along which the field equals its reach, the inside always on
/// the left. Saddles are decided by the mean of the four corners.
/// </summary>
internal sealed class Contours
{
    private const int None = -1;

    private readonly DistanceField field;
    private readonly int[] next;

    private Contours(DistanceField field)
    {
        this.field = field;
        next = new int[field.Columns * field.Rows * 2];
        Array.Fill(next, None);
    }

    /// <summary>Rings of plane points, not closed; anticlockwise around an area, clockwise around a hole.</summary>
    public static List<List<(double X, double Y)>> Rings(DistanceField field)
    {
        var contours = new Contours(field);
        for (var r = 0; r < field.Rows - 1; r++)
            for (var c = 0; c < field.Columns - 1; c++)
                contours.Cross(c, r);
        return contours.Trace();
    }

    private void Cross(int c, int r)
    {
        var corners = (field.IsInside(c, r) ? 1 : 0) | (field.IsInside(c + 1, r) ? 2 : 0) |
            (field.IsInside(c + 1, r + 1) ? 4 : 0) | (field.IsInside(c, r + 1) ? 8 : 0);
        if (corners is 0 or 15)
            return;
        var (bottom, top) = (Across(c, r), Across(c, r + 1));
        var (left, right) = (Up(c, r), Up(c + 1, r));
        switch (corners)
        {
            case 1: next[bottom] = left; break;
            case 2: next[right] = bottom; break;
            case 3: next[right] = left; break;
            case 4: next[top] = right; break;
            case 6: next[top] = bottom; break;
            case 7: next[top] = left; break;
            case 8: next[left] = top; break;
            case 9: next[bottom] = top; break;
            case 11: next[right] = top; break;
            case 12: next[left] = right; break;
            case 13: next[bottom] = right; break;
            case 14: next[left] = bottom; break;
            case 5 when IsMiddleInside(c, r): (next[bottom], next[top]) = (right, left); break;
            case 5: (next[bottom], next[top]) = (left, right); break;
            case 10 when IsMiddleInside(c, r): (next[left], next[right]) = (bottom, top); break;
            case 10: (next[right], next[left]) = (bottom, top); break;
        }
    }

    private bool IsMiddleInside(int c, int r) =>
        (field[c, r] + field[c + 1, r] + field[c, r + 1] + field[c + 1, r + 1]) / 4 <= field.Reach;

    /// <summary>The edge from a grid point to its right neighbour.</summary>
    private int Across(int c, int r) => ((r * field.Columns) + c) * 2;

    /// <summary>The edge from a grid point to its upper neighbour.</summary>
    private int Up(int c, int r) => (((r * field.Columns) + c) * 2) + 1;

    private List<List<(double X, double Y)>> Trace()
    {
        var rings = new List<List<(double X, double Y)>>();
        for (var start = 0; start < next.Length; start++)
        {
            if (next[start] == None)
                continue;
            var ring = new List<(double X, double Y)>();
            for (var edge = start; next[edge] != None;)
            {
                ring.Add(Point(edge));
                (edge, next[edge]) = (next[edge], None);
            }
            rings.Add(ring);
        }
        return rings;
    }

    private (double X, double Y) Point(int edge)
    {
        var (c, r, up) = (edge / 2 % field.Columns, edge / 2 / field.Columns, edge % 2);
        var (a, b) = (field[c, r], field[c + 1 - up, r + up]);
        var t = (field.Reach - a) / (b - a);
        return (field.Left + ((c + (up == 1 ? 0 : t)) * field.Cell), field.Bottom + ((r + (up == 1 ? t : 0)) * field.Cell));
    }
}
