using System.Collections.Immutable;
using Dispatch.Domain;

namespace Dispatch.Grains.Incidents;

/// <summary>Closed incidents, the last closed first, each once. Every change is written before it holds.</summary>
internal sealed class ClosedList(IPersistentState<ClosedBoardRecord> stored)
{
    private ImmutableArray<IncidentSummary> _incidents = [.. stored.State.Incidents.Select(one => one.ToSummary())];

    public ImmutableArray<IncidentSummary> All => _incidents;

    public IncidentSummary? Find(IncidentId incident) => _incidents.FirstOrDefault(one => one.Id == incident);

    /// <summary>The higher version wins.</summary>
    public Task Add(IEnumerable<IncidentSummary> closed) => Write(
    [
        .. _incidents.Concat(closed)
            .GroupBy(one => one.Id)
            .Select(same => same.MaxBy(one => one.Version)!)
            .OrderByDescending(one => one.ClosedAt)
            .ThenBy(one => one.Id.Value, StringComparer.Ordinal),
    ]);

    public Task Remove(IEnumerable<IncidentId> incidents)
    {
        var gone = incidents.ToHashSet();
        return _incidents.Any(one => gone.Contains(one.Id)) ? Write([.. _incidents.Where(one => !gone.Contains(one.Id))]) : Task.CompletedTask;
    }

    private async Task Write(ImmutableArray<IncidentSummary> next)
    {
        if (next.SequenceEqual(_incidents))
            return;
        stored.State = new ClosedBoardRecord { Incidents = [.. next.Select(ClosedIncident.Of)] };
        await stored.WriteStateAsync();
        _incidents = next;
    }
}
