using System.Collections.Concurrent;
using Dispatch.Domain.Geo;

namespace Dispatch.Gateway.Ingest;

/// <summary>Cells to which this gateway sent a fix in the last minutes: what an overview of the whole city has to look at.</summary>
internal sealed class KnownCells(TimeProvider time)
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<CellId, long> _cells = new();

    public void Touch(CellId cell) => _cells[cell] = time.GetTimestamp();

    public IReadOnlyList<CellId> Recent()
    {
        var recent = new List<CellId>(_cells.Count);
        foreach (var (cell, at) in _cells)
        {
            if (time.GetElapsedTime(at) < Memory)
                recent.Add(cell);
            else
                _cells.TryRemove(cell, out _);
        }
        return recent;
    }
}
