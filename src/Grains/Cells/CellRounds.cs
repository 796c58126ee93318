using System.Collections.Immutable;
using Dispatch.Domain.Geo;

namespace Dispatch.Grains.Cells;

/// <summary>Many cells asked who is there, some at a time: a 50 km circle is thousands of cells, and is not asked in one breath.</summary>
public static class CellRounds
{
    private const int AtOnce = 128;

    /// <returns>Each cell with who is in it, in the order of the cells.</returns>
    public static async IAsyncEnumerable<(CellId Cell, ImmutableArray<PresentUnit> Present)> Present(this IGrainFactory grains, IEnumerable<CellId> cells)
    {
        foreach (var round in cells.Chunk(AtOnce))
        {
            var answers = await Task.WhenAll(round.Select(cell => grains.GetGrain<ICellGrain>(cell.ToString()).Present()));
            for (var i = 0; i < round.Length; i++)
                yield return (round[i], answers[i]);
        }
    }
}
