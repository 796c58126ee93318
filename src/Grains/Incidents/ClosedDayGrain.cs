using System.Collections.Immutable;

namespace Dispatch.Grains.Incidents;

/// <summary>The older closed incidents of one board shard, one day.</summary>
internal sealed class ClosedDayGrain([PersistentState("closed-day")] IPersistentState<ClosedBoardRecord> stored) : Grain, IClosedDayGrain
{
    private ClosedList _closed = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _closed = new ClosedList(stored);
        return Task.CompletedTask;
    }

    public async Task Add(ImmutableArray<IncidentSummary> closed)
    {
        try
        {
            await _closed.Add(closed);
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    public Task<ImmutableArray<IncidentSummary>> All() => Task.FromResult(_closed.All);
}
