using System.Collections.Immutable;

namespace Dispatch.Grains.Incidents;

/// <summary>
/// Incidents of one board shard closed on one day, moved here when the shard has <see cref="IncidentBoards.ClosedKept"/> newer ones.
/// Key: <see cref="IncidentBoards.DayKey"/>; under <see cref="IncidentBoards.PlaceKey"/> those of one cell and month, newest or not. An incident reopened later stays listed with its earlier closing.
/// </summary>
[Alias("dispatch.IClosedDayGrain")]
public interface IClosedDayGrain : IGrainWithStringKey
{
    /// <summary>Durable before it answers; the higher version of an incident wins, so adding twice is harmless.</summary>
    [Alias("Add")]
    Task Add(ImmutableArray<IncidentSummary> closed);

    /// <summary>The last closed first.</summary>
    [Alias("All")]
    Task<ImmutableArray<IncidentSummary>> All();
}
