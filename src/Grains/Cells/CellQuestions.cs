using Dispatch.Domain;

namespace Dispatch.Grains.Cells;

/// <summary>Units to be asked who they are. Bounded by the entries of the cell: a unit waits here once.</summary>
internal sealed class CellQuestions(CellOptions options)
{
    private readonly Queue<UnitId> waiting = [];

    public bool Any => waiting.Count > 0;

    /// <summary>Queues the unit when it is new, when its last answer has aged, or when the last question failed a while ago.</summary>
    public void Consider(CellEntry entry, DateTimeOffset now)
    {
        if (now < entry.AskAt)
            return;
        entry.AskAt = now + options.Refresh;
        waiting.Enqueue(entry.Unit);
    }

    public List<UnitId> Take(int count)
    {
        var batch = new List<UnitId>(Math.Min(count, waiting.Count));
        while (batch.Count < count && waiting.TryDequeue(out var unit))
            batch.Add(unit);
        return batch;
    }
}
