using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Units;

namespace Dispatch.Grains.Cells;

/// <summary>Who is where in one cell: the rules of a cell without its calls.</summary>
internal sealed class CellBook(CellOptions options)
{
    // Longer than anybody takes to ask all cells of a city.
    private static readonly TimeSpan Linger = TimeSpan.FromSeconds(5);

    private readonly Dictionary<UnitId, CellEntry> entries = [];
    private readonly Dictionary<UnitId, (PresentUnit Unit, DateTimeOffset Until)> left = [];
    private DateTimeOffset sweepAt = DateTimeOffset.MinValue;

    public int Count => entries.Count;

    public CellEntry? Find(UnitId unit) => entries.GetValueOrDefault(unit);

    /// <summary>The last fix of a unit by device time wins.</summary>
    /// <param name="entry">The unit's entry; null when the cell is full.</param>
    /// <returns>True when the unit moved or is new.</returns>
    public bool Take(UnitFix fix, DateTimeOffset now, out CellEntry? entry)
    {
        if (!entries.TryGetValue(fix.Unit, out entry))
        {
            if (entries.Count >= options.MaxUnits)
                return false;
            entries.Add(fix.Unit, entry = new CellEntry(fix.Unit, fix, now));
            left.Remove(fix.Unit);
            return true;
        }

        if (fix.Fix.Time > entry.Fix.Time)
        {
            entry.Move(fix, now);
            return true;
        }

        entry.Hear(now);
        return false;
    }

    /// <summary>True when the unit was here and nothing newer says that it still is.</summary>
    public bool Leave(UnitId unit, DateTimeOffset at, DateTimeOffset now)
    {
        if (!entries.TryGetValue(unit, out var entry) || entry.Fix.Time > at)
            return false;
        entries.Remove(unit);
        if (entry.Present is { } present)
            left[unit] = (present with { Left = true }, now + Linger);
        return true;
    }

    public ImmutableArray<PresentUnit> Present()
    {
        var present = ImmutableArray.CreateBuilder<PresentUnit>(entries.Count);
        foreach (var entry in entries.Values)
            if (entry.Present is { } unit)
                present.Add(unit);
        return present.DrainToImmutable();
    }

    /// <summary>
    /// As <see cref="Present()"/>, and who went to another cell a moment ago: whoever asks one cell after the other, the new one before the
    /// unit came and the old one after it went, would miss it.
    /// </summary>
    public ImmutableArray<PresentUnit> PresentOrLeft(DateTimeOffset now)
    {
        var gone = left.Values.Where(one => one.Until > now).Select(one => one.Unit);
        return left.Count == 0 ? Present() : Present().AddRange(gone);
    }

    /// <summary>Drops who has been silent; looks at most every tenth of that time.</summary>
    public IReadOnlyList<UnitId> ForgetSilent(DateTimeOffset now)
    {
        if (now < sweepAt)
            return [];
        sweepAt = now + (options.Forget / 10);
        var silent = entries.Values.Where(entry => now - entry.HeardAt > options.Forget).Select(entry => entry.Unit).ToList();
        foreach (var unit in silent)
            entries.Remove(unit);
        ForgetLeft(now);
        return silent;
    }

    private void ForgetLeft(DateTimeOffset now)
    {
        foreach (var (unit, gone) in left)
            if (gone.Until <= now)
                left.Remove(unit);
    }
}
