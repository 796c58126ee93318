namespace Dispatch.Domain.Roads.Isochrones;

/// <summary>
/// Fills the gaps between reached roads (the insides of blocks) unless a crossing lies in them that is not reached. What is not
/// enclosed stays outside.
/// </summary>
internal static class BlockFiller
{
    public static void Fill(DistanceField field, IEnumerable<(double X, double Y)> unreached)
    {
        var gap = new int[field.Columns * field.Rows];
        var keep = new List<bool> { true };
        for (var r = 0; r < field.Rows; r++)
            for (var c = 0; c < field.Columns; c++)
                if (gap[(r * field.Columns) + c] == 0 && !field.IsInside(c, r))
                {
                    Mark(field, gap, c, r, keep.Count);
                    keep.Add(keep.Count == 1);
                }
        foreach (var (x, y) in unreached)
            KeepAround(field, gap, keep, (int)Math.Floor((x - field.Left) / field.Cell), (int)Math.Floor((y - field.Bottom) / field.Cell));
        for (var i = 0; i < gap.Length; i++)
            if (!keep[gap[i]])
                field[i % field.Columns, i / field.Columns] = 0;
    }

    /// <summary>The first gap found holds the grid's corner, and with it everything that is not enclosed.</summary>
    private static void Mark(DistanceField field, int[] gap, int column, int row, int number)
    {
        var open = new Stack<(int C, int R)>();
        open.Push((column, row));
        gap[(row * field.Columns) + column] = number;
        while (open.TryPop(out var at))
            foreach (var (c, r) in new[] { (at.C - 1, at.R), (at.C + 1, at.R), (at.C, at.R - 1), (at.C, at.R + 1) })
            {
                if (c < 0 || r < 0 || c >= field.Columns || r >= field.Rows)
                    continue;
                ref var mark = ref gap[(r * field.Columns) + c];
                if (mark != 0 || field.IsInside(c, r))
                    continue;
                mark = number;
                open.Push((c, r));
            }
    }

    private static void KeepAround(DistanceField field, int[] gap, List<bool> keep, int column, int row)
    {
        if (column < 0 || row < 0 || column + 1 >= field.Columns || row + 1 >= field.Rows)
            return;
        for (var r = row; r <= row + 1; r++)
            for (var c = column; c <= column + 1; c++)
                keep[gap[(r * field.Columns) + c]] = true;
    }
}
