using System.Collections.Immutable;
using Dispatch.Domain.Supervision;
using Orleans.Concurrency;

namespace Dispatch.Grains.Supervision;

/// <summary>
/// Figures of the incidents of one shard closed on one day (UTC). Bounded by what happens in a day, never by the years.
/// Key: <see cref="ServiceDays.KeyOf"/>. An incident closed again on another day is in both; the higher version counts.
/// </summary>
[Alias("dispatch.IServiceDayGrain")]
public interface IServiceDayGrain : IGrainWithStringKey
{
    /// <summary>Durable before it answers; safe twice and late.</summary>
    [Alias("Add")]
    Task Add(IncidentFigures figures);

    [ReadOnly, Alias("All")]
    Task<ImmutableArray<IncidentFigures>> All();
}
