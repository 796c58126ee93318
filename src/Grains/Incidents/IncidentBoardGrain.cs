using System.Collections.Immutable;
using Dispatch.Domain;
using Microsoft.Extensions.Logging;
using Orleans.Utilities;

namespace Dispatch.Grains.Incidents;

/// <summary>One shard of the board: which incidents are not closed, and the newest that are.</summary>
internal sealed class IncidentBoardGrain(
    [PersistentState("board-open")] IPersistentState<OpenBoardRecord> openStored,
    [PersistentState("board-closed")] IPersistentState<ClosedBoardRecord> closedStored,
    TimeProvider time,
    ILoggerFactory loggers) : Grain, IIncidentBoardGrain
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    // The closed list overflows by this many before the oldest move to their days, so that not every closing writes two records.
    private const int Overflow = 50;

    private readonly ObserverManager<IBoardObserver> _watchers =
        new(Lease, loggers.CreateLogger<IncidentBoardGrain>()) { GetDateTime = () => time.GetUtcNow().UtcDateTime };

    private OpenList _open = null!;
    private ClosedList _closed = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _open = new OpenList(openStored, GrainFactory, time, loggers.CreateLogger<OpenList>());
        _closed = new ClosedList(closedStored);
        return Task.CompletedTask;
    }

    public Task Announce(IncidentId incident) => Durably(() => _open.Add(incident));

    public Task Update(IncidentSummary summary) => Durably(() => Take(summary));

    public async Task<ImmutableArray<IncidentSummary>> Open()
    {
        // What is learnt by asking goes the same way as what is told: the watchers hear it, and what was closed unheard moves.
        foreach (var summary in await _open.AskUnseen())
            await Durably(() => Take(summary));
        return _open.All;
    }

    public Task<ImmutableArray<IncidentSummary>> Closed(int limit) => Task.FromResult<ImmutableArray<IncidentSummary>>([.. _closed.All.Take(limit)]);

    public async Task<ImmutableArray<IncidentSummary>> Watch(IBoardObserver observer)
    {
        var open = await Open();
        _watchers.Subscribe(observer, observer);
        return open;
    }

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
