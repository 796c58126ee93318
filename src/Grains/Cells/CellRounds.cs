using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Geo;

namespace Dispatch.Grains.Cells;

/// <summary>Many cells asked who is there, some at a time: a 50 km circle is thousands of cells, and is not asked in one breath.</summary>
public static class CellRounds
{
    private const int AtOnce = 128;

    /// <returns>
    /// Each cell with who is in it, in the order of the cells; then, with the cell that it left, who was between two cells and was met in
    /// none of them.
    /// </returns>
    public static async IAsyncEnumerable<(CellId Cell, ImmutableArray<PresentUnit> Present)> Present(this IGrainFactory grains, IEnumerable<CellId> cells)
    {
        var left = new Dictionary<UnitId, (CellId Cell, PresentUnit Unit)>();
        var all = new List<ImmutableArray<PresentUnit>>();
        foreach (var round in cells.Chunk(AtOnce))
        {
            var answers = await Task.WhenAll(round.Select(cell => grains.GetGrain<ICellGrain>(cell.ToString()).Present()));
            for (var i = 0; i < round.Length; i++)
            {
                var present = TakeOut(answers[i], round[i], left);
                all.Add(present);
                yield return (round[i], present);
            }
        }
        if (left.Count > 0)
            foreach (var present in all)
                foreach (var one in present)
                    left.Remove(one.Unit.Profile.Id);
        foreach (var (cell, unit) in left.Values)
            yield return (cell, [unit with { Left = false }]);
    }

    private static ImmutableArray<PresentUnit> TakeOut(
        ImmutableArray<PresentUnit> answer, CellId cell, Dictionary<UnitId, (CellId Cell, PresentUnit Unit)> left)
    {
        // They stand at the end.
        var count = answer.Length;
        for (; count > 0 && answer[count - 1] is { Left: true } gone; count--)
            if (!left.TryGetValue(gone.Unit.Profile.Id, out var known) || known.Unit.Fix.Time < gone.Fix.Time)
                left[gone.Unit.Profile.Id] = (cell, gone);
        return count == answer.Length ? answer : answer[..count];
    }
}
