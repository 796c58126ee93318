namespace Dispatch.Grains.Incidents;

/// <summary>How the two lists change.</summary>
internal sealed partial class IncidentBoardGrain
{
    // The closed list overflows by this many before the oldest move to their days, so that not every closing writes two records.
    private const int Overflow = 50;

    private async Task Take(IncidentSummary summary)
    {
        var known = Math.Max(_open.Find(summary.Id)?.Version ?? 0, _closed.Find(summary.Id)?.Version ?? 0);
        var isClosed = summary.ClosedAt is not null;
        // A closed incident that is not among the open ones was moved to its day long ago and only woke up.
        if (summary.Version <= known || (isClosed && !_open.Contains(summary.Id)))
            return;
        await _watchers.Notify(watcher => watcher.Changed(summary));
        if (isClosed)
        {
            await Move(summary);
            return;
        }

        await _open.Add(summary.Id);
        _open.Show(summary);
        await _closed.Remove([summary.Id]);
    }

    // Into the one list before out of the other: a crash between shows it twice until the next look, never not at all.
    private async Task Move(IncidentSummary summary)
    {
        await _closed.Add([summary]);
        await _open.Remove([summary.Id]);
        if (_closed.All.Length < IncidentBoards.ClosedKept + Overflow)
            return;
        var oldest = _closed.All[IncidentBoards.ClosedKept..];
        foreach (var day in oldest.GroupBy(one => DateOnly.FromDateTime(one.ClosedAt!.Value.UtcDateTime)))
            await GrainFactory.GetGrain<IClosedDayGrain>(IncidentBoards.DayKey(this.GetPrimaryKeyString(), day.Key)).Add([.. day]);
        await _closed.Remove(oldest.Select(one => one.Id));
    }

    // After a failed write nobody knows what is stored: the next activation reads it.
    private async Task Durably(Func<Task> change)
    {
        try
        {
            await change();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
