using System.Collections.Immutable;
using Dispatch.Domain.Supervision;

namespace Dispatch.Grains.Supervision;

/// <summary>One shard's day; every change is written before it holds.</summary>
internal sealed class ServiceDayGrain([PersistentState("service-day")] IPersistentState<ServiceDayRecord> stored) : Grain, IServiceDayGrain
{
    public async Task Add(IncidentFigures figures)
    {
        var before = stored.State;
        if (before.Incidents.FirstOrDefault(one => one.Id == figures.Id) is { } known && known.Version >= figures.Version)
            return;
        stored.State = new ServiceDayRecord { Incidents = [.. before.Incidents.Where(one => one.Id != figures.Id), figures] };
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

    public Task<ImmutableArray<IncidentFigures>> All() => Task.FromResult<ImmutableArray<IncidentFigures>>([.. stored.State.Incidents]);
}
