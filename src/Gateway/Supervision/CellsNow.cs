using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;
using Dispatch.Gateway.Ingest;
using Dispatch.Grains.Cells;

namespace Dispatch.Gateway.Supervision;

/// <summary>Who is free where at this moment, asked of the cells that reported lately. Civilians do not count as cover.</summary>
internal sealed class CellsNow(IGrainFactory grains, KnownCells known)
{
    public async Task<IReadOnlyDictionary<CellId, int>> AvailableAsync()
    {
        var free = new Dictionary<CellId, int>();
        await foreach (var (cell, present) in grains.Present(known.Recent()))
            free[cell] = present.Count(one => one.Unit is { OnDuty: true, Status: UnitStatus.Available } && !one.Unit.Profile.Kind.IsCivilian());
        return free;
    }
}
