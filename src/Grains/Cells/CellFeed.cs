using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Geo;

namespace Dispatch.Grains.Cells;

/// <summary>Gathers what changed in a cell into numbered frames. A unit that changed ten times is in the next frame once.</summary>
internal sealed class CellFeed(CellId cell, Guid epoch, CellBook book, int frameSize)
{
    private readonly HashSet<UnitId> changed = [];
    private readonly HashSet<UnitId> gone = [];
    private long sequence;

    public CellId Cell => cell;

    /// <summary>False while nobody watches: then nothing is gathered.</summary>
    public bool Watched { get; private set; }

    public bool IsFull => changed.Count + gone.Count >= frameSize;

    public void Changed(CellEntry entry)
    {
        if (!Watched || entry.Summary is null)
            return;
        changed.Add(entry.Unit);
        gone.Remove(entry.Unit);
    }

    public void Gone(UnitId unit)
    {
        if (!Watched)
            return;
        changed.Remove(unit);
        gone.Add(unit);
    }

    /// <summary>Everything as it is; the next frame has the following number.</summary>
    public CellFrame Snapshot()
    {
        Watched = true;
        return new CellFrame(cell, epoch, sequence, Snapshot: true, book.Present(), []);
    }

    /// <summary>What changed since the frame before; null when nothing did.</summary>
    public CellFrame? Next()
    {
        if (changed.Count + gone.Count == 0)
            return null;
        var present = ImmutableArray.CreateBuilder<PresentUnit>(changed.Count);
        foreach (var unit in changed)
            if (book.Find(unit)?.Present is { } entry)
                present.Add(entry);
        var frame = new CellFrame(cell, epoch, ++sequence, Snapshot: false, present.DrainToImmutable(), [.. gone]);
        Clear();
        return frame;
    }

    public void Stop()
    {
        Watched = false;
        Clear();
    }

    private void Clear()
    {
        changed.Clear();
        gone.Clear();
    }
}
