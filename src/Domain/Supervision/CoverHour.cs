using System.Collections.Immutable;
using System.Numerics;
using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Supervision;

/// <summary>How many units were free in one cell at one moment, civilians left out.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.FreeUnits")]
public readonly record struct FreeUnits([property: Id(0)] CellId Cell, [property: Id(1)] int Count);

/// <summary>One cell of an hour.</summary>
/// <param name="Taken">Bit n: it was looked at in the hour's n-th part.</param>
/// <param name="Total">Free units of all those looks together.</param>
[GenerateSerializer, Immutable, Alias("dispatch.CellCover")]
public sealed record CellCover(CellId Cell, int Taken, int Total);

/// <summary>
/// Where units were free in one hour (UTC), as looked at every five minutes. Counts only: nobody's track can be read from it.
/// </summary>
/// <param name="Taken">Bit n: somebody looked in the n-th part, whatever was found.</param>
[GenerateSerializer, Immutable, Alias("dispatch.CoverHour")]
public sealed record CoverHour(int Taken, ImmutableArray<CellCover> Cells)
{
    /// <summary>Parts of an hour.</summary>
    public const int Looks = 12;

    public static readonly CoverHour Empty = new(0, []);

    /// <summary>How often somebody looked.</summary>
    public int Count => BitOperations.PopCount((uint)Taken);

    /// <summary>Which part of its hour a moment is in.</summary>
    public static int LookAt(DateTimeOffset at) => at.Minute * Looks / 60;

    /// <summary>A cell that was already counted in this part is not counted again: every gateway looks, and after a restart it does so once more.</summary>
    public CoverHour With(int look, ImmutableArray<FreeUnits> free)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(look);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(look, Looks);
        var bit = 1 << look;
        var cells = Cells.ToDictionary(cell => cell.Cell);
        foreach (var (cell, count) in free)
        {
            var known = cells.GetValueOrDefault(cell) ?? new CellCover(cell, 0, 0);
            if ((known.Taken & bit) == 0)
                cells[cell] = known with { Taken = known.Taken | bit, Total = known.Total + count };
        }

        return new CoverHour(Taken | bit, [.. cells.Values]);
    }
}
