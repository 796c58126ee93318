using System.Collections.Immutable;
using Dispatch.Domain.Geo;
using Orleans.Concurrency;

namespace Dispatch.Grains.Cells;

/// <summary>
/// Which cells somebody reports from, so that an order to a whole city asks some hundred cells and not each unit where it is. One grain, key
/// <see cref="Key"/>. Memory only: every cell says it again every <see cref="Renew"/> while it is reported to, so after a restart it is known
/// as soon as the cells are.
/// </summary>
[Alias("dispatch.ICellRollGrain")]
public interface ICellRollGrain : IGrainWithStringKey
{
    const string Key = "cells";

    static readonly TimeSpan Renew = TimeSpan.FromSeconds(10);

    /// <summary>There is somebody in the cell. Forgotten once nobody of it can be remembered by the cell either (<c>CellOptions.Forget</c>).</summary>
    [Alias("Holds")]
    Task Holds(CellId cell);

    [AlwaysInterleave, Alias("Cells")]
    Task<ImmutableArray<CellId>> Cells();
}
