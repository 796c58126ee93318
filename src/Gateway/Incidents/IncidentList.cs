using System.Collections.Immutable;
using Dispatch.Domain.Incidents;
using Dispatch.Grains.Incidents;

namespace Dispatch.Gateway.Incidents;

/// <summary>The queue, put together from the board's shards.</summary>
internal sealed class IncidentList(IGrainFactory grains)
{
    /// <summary>Major incidents first, then the most urgent, then the oldest.</summary>
    public async Task<IReadOnlyList<IncidentSummary>> OpenAsync(int limit)
    {
        var open = await Task.WhenAll(Boards().Select(board => board.Open()));
        return [.. InQueueOrder(open.SelectMany(shard => shard)).Take(limit)];
    }

    /// <summary>The last closed first.</summary>
    public async Task<IReadOnlyList<IncidentSummary>> ClosedAsync(int limit)
    {
        var closed = await Task.WhenAll(Boards().Select(board => board.Closed(limit)));
        return [.. closed.SelectMany(shard => shard).OrderByDescending(incident => incident.ClosedAt).Take(limit)];
    }

    public static IEnumerable<IncidentSummary> InQueueOrder(IEnumerable<IncidentSummary> incidents) => incidents
        .OrderByDescending(incident => incident.Major).ThenBy(incident => incident.Priority).ThenBy(incident => incident.OpenedAt)
        .ThenBy(incident => incident.Id.Value, StringComparer.Ordinal);

    private IEnumerable<IIncidentBoardGrain> Boards() =>
        IncidentBoards.Keys.Select(key => grains.GetGrain<IIncidentBoardGrain>(key));
}
