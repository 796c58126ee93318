using System.Collections.Immutable;
using Dispatch.Domain.Supervision;

namespace Dispatch.Grains.Supervision;

/// <summary>Keeps one <see cref="CoverHour"/>; every look is written before it holds.</summary>
internal sealed class CoverHourGrain([PersistentState("cover-hour")] IPersistentState<CoverHourRecord> stored) : Grain, ICoverHourGrain
{
    public async Task Add(int look, ImmutableArray<FreeUnits> free)
    {
        var before = stored.State;
        stored.State = new CoverHourRecord { Hour = before.Hour.With(look, free) };
        try
        {
            await stored.WriteStateAsync();
        }
        catch
        {
            stored.State = before;
            DeactivateOnIdle(); // Nobody knows what the store holds now.
            throw;
        }
    }

    public Task<CoverHour> Read() => Task.FromResult(stored.State.Hour);
}
