using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Grains.Cells;

/// <summary>The meter <c>Dispatch.Cells</c>.</summary>
internal sealed class CellMetrics : IDisposable
{
    public const string MeterName = "Dispatch.Cells";

    private readonly Meter meter;
    private readonly Counter<long> taken;
    private readonly Counter<long> late;
    private readonly Counter<long> unregistered;
    private readonly Counter<long> overfull;
    private readonly Counter<long> frames;

    public CellMetrics(IServiceProvider services)
    {
        meter = services.GetService<IMeterFactory>()?.Create(MeterName) ?? new Meter(MeterName);
        taken = meter.CreateCounter<long>("dispatch.cells.fixes", "{fix}", "Fixes that moved a unit.");
        late = meter.CreateCounter<long>("dispatch.cells.late", "{fix}", "Fixes not newer than what the cell knew.");
        unregistered = meter.CreateCounter<long>("dispatch.cells.unregistered", "{unit}", "Units that reported without being registered.");
        overfull = meter.CreateCounter<long>("dispatch.cells.overfull", "{fix}", "Fixes dropped because the cell held its most units.");
        frames = meter.CreateCounter<long>("dispatch.cells.frames", "{frame}", "Frames sent to watchers, counted once for each watcher.");
    }

    public void Reported(int moved, int stale, int dropped)
    {
        taken.Add(moved);
        if (stale > 0)
            late.Add(stale);
        if (dropped > 0)
            overfull.Add(dropped);
    }

    public void Unregistered() => unregistered.Add(1);

    public void Framed(int watchers) => frames.Add(watchers);

    public void Dispose() => meter.Dispose();
}
