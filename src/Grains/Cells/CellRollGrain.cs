using System.Collections.Immutable;
using Dispatch.Domain.Geo;
using Microsoft.Extensions.Options;

namespace Dispatch.Grains.Cells;

/// <inheritdoc cref="ICellRollGrain"/>
internal sealed class CellRollGrain(IOptions<CellOptions> options, TimeProvider time) : Grain, ICellRollGrain
{
    private readonly Dictionary<CellId, DateTimeOffset> heard = [];

    public Task Holds(CellId cell)
    {
        heard[cell] = time.GetUtcNow();
        return Task.CompletedTask;
    }

    public Task<ImmutableArray<CellId>> Cells()
    {
        // A cell that says nothing is not reported to, and forgets its units that long after the last report.
        var since = time.GetUtcNow() - options.Value.Forget - ICellRollGrain.Renew;
        foreach (var (cell, at) in heard)
            if (at < since)
                heard.Remove(cell);
        return Task.FromResult(heard.Keys.ToImmutableArray());
    }
}
