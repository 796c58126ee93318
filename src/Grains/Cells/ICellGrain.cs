using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;
using Orleans.Concurrency;

namespace Dispatch.Grains.Cells;

/// <summary>
/// Who is where in one cell. Key: <see cref="CellId"/> as text. Memory only: rebuilt from the next reports after a restart.
/// Entries not reported for <c>CellOptions.Forget</c> are dropped.
/// </summary>
[Alias("dispatch.ICellGrain")]
public interface ICellGrain : IGrainWithStringKey
{
    /// <summary>Believed fixes of units that are now in this cell; the last one of a unit by device time wins.</summary>
    [Alias("Report")]
    Task Report(ImmutableArray<UnitFix> fixes);

    /// <summary>The unit is in another cell since then.</summary>
    [OneWay, Alias("Left")]
    Task Left(UnitId unit, DateTimeOffset at);

    /// <summary>The unit's duty, status or task changed. May overtake and repeat: the higher version wins.</summary>
    [OneWay, AlwaysInterleave, Alias("UnitChanged")]
    Task UnitChanged(UnitSummary summary);

    /// <summary>Everybody here, then who left for another cell within the last seconds; see <see cref="CellRounds"/>.</summary>
    [ReadOnly, Alias("Present")]
    Task<ImmutableArray<PresentUnit>> Present();

    /// <summary>Subscribes for <c>CellOptions.WatchLease</c> and answers the snapshot; renewing does no harm.</summary>
    [Alias("Watch")]
    Task<CellFrame> Watch(ICellObserver observer);

    [Alias("Unwatch")]
    Task Unwatch(ICellObserver observer);
}

/// <summary>Gets the changes of a cell, batched by size and by time.</summary>
[Alias("dispatch.ICellObserver")]
public interface ICellObserver : IGrainObserver
{
    [OneWay, Alias("Changed")]
    Task Changed(CellFrame frame);
}

/// <param name="Occupied">A taxi with passengers; null when unknown.</param>
[GenerateSerializer, Immutable, Alias("dispatch.UnitFix")]
public sealed record UnitFix(UnitId Unit, Fix Fix, bool? Occupied);

/// <param name="Left">It reported from another cell since; only to be met by those who ask many cells.</param>
[GenerateSerializer, Immutable, Alias("dispatch.PresentUnit")]
public sealed record PresentUnit(UnitSummary Unit, Fix Fix, bool? Occupied, bool Left = false);

/// <summary>A snapshot (<paramref name="Snapshot"/> true: forget what you knew of this cell) or what changed since the frame before.</summary>
/// <param name="Sequence">Grows by one with each frame of one cell activation; a gap means: watch again.</param>
/// <param name="Epoch">New for each activation of the cell.</param>
[GenerateSerializer, Immutable, Alias("dispatch.CellFrame")]
public sealed record CellFrame(
    CellId Cell,
    Guid Epoch,
    long Sequence,
    bool Snapshot,
    ImmutableArray<PresentUnit> Present,
    ImmutableArray<UnitId> Gone);
