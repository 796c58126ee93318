using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Cordons.Orders;
using Microsoft.Extensions.Logging;
using Orleans.Utilities;

namespace Dispatch.Grains.Cordons;

/// <inheritdoc cref="ICordonBoardGrain"/>
internal sealed class CordonBoardGrain(
    [PersistentState("cordon-board")] IPersistentState<CordonBoardRecord> stored, TimeProvider time, ILogger<CordonBoardGrain> logger)
    : Grain, ICordonBoardGrain
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    private readonly ObserverManager<ICordonObserver> _watchers = new(Lease, logger) { GetDateTime = () => time.GetUtcNow().UtcDateTime };

    public async Task Update(CordonView view)
    {
        var active = stored.State.Active;
        var isListed = active.Contains(view.Incident);
        if (isListed != (view.Standing == CordonStanding.Active))
            await Write(isListed ? active.Remove(view.Incident) : active.Add(view.Incident));
        await _watchers.Notify(watcher => watcher.Changed(view));
    }

    public Task<ImmutableArray<IncidentId>> Watch(ICordonObserver observer)
    {
        _watchers.Subscribe(observer, observer);
        return Task.FromResult(stored.State.Active);
    }

    private async Task Write(ImmutableArray<IncidentId> active)
    {
        try
        {
            stored.State = new CordonBoardRecord { Active = active };
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
