using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Utilities;

namespace Dispatch.Grains.Alerts;

/// <inheritdoc cref="IAlertBoardGrain"/>
internal sealed class AlertBoardGrain(
    [PersistentState("alert-board")] IPersistentState<AlertBoardRecord> stored, TimeProvider time, ILogger<AlertBoardGrain> logger)
    : Grain, IAlertBoardGrain
{
    // Nobody can look at more; what is older than the newest so many has long been seen by everybody who was there.
    private const int MostPanics = 100;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private readonly ObserverManager<IAlertObserver> _watchers = new(Lease, logger) { GetDateTime = () => time.GetUtcNow().UtcDateTime };

    public Task Announce(ActiveAlert alert) =>
        stored.State.Active.Contains(alert) ? Task.CompletedTask : Write([.. stored.State.Active.Where(one => one.Id != alert.Id), alert]);

    public async Task Update(AlertView view, bool active)
    {
        if (!active && stored.State.Active.FirstOrDefault(one => one.Id == view.Id) is { } listed)
            await Write(stored.State.Active.Remove(listed));
        await _watchers.Notify(watcher => watcher.Changed(view));
    }

    public Task<ImmutableArray<ActiveAlert>> Active() => Task.FromResult(stored.State.Active);

    public Task<ImmutableArray<ActiveAlert>> Watch(IAlertObserver observer)
    {
        _watchers.Subscribe(observer, observer);
        return Active();
    }

    public Task<ImmutableArray<IAlertObserver>> Watchers()
    {
        _watchers.ClearExpired();
        return Task.FromResult<ImmutableArray<IAlertObserver>>([.. _watchers]);
    }

    public Task Sighted(SightingView sighting) => _watchers.Notify(watcher => watcher.Sighted(sighting));

    public async Task Panicked(PanicView panic)
    {
        var others = stored.State.Panics.RemoveAll(one => one.Unit == panic.Unit);
        ImmutableArray<PanicView> open = panic.TakenBy is null ? [.. others.Add(panic).TakeLast(MostPanics)] : others;
        if (!open.SequenceEqual(stored.State.Panics))
            await Write(new AlertBoardRecord { Active = stored.State.Active, Panics = open });
        await _watchers.Notify(watcher => watcher.Panicked(panic));
    }

    public Task<ImmutableArray<PanicView>> Panics() => Task.FromResult(stored.State.Panics);

    private Task Write(ImmutableArray<ActiveAlert> active) => Write(new AlertBoardRecord { Active = active, Panics = stored.State.Panics });

    private async Task Write(AlertBoardRecord next)
    {
        try
        {
            stored.State = next;
            await stored.WriteStateAsync();
        }
        catch
        {
            // Nobody knows what is stored now: the next activation reads it.
            DeactivateOnIdle();
            throw;
        }
    }
}
