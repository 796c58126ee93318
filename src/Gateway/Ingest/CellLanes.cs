using System.Collections.Immutable;
using System.Threading.Channels;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Grains.Cells;
using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Ingest;

/// <summary>
/// One lane for each cell with at most one call under way: what comes meanwhile goes together with the next call, so busy cells
/// get large batches and a slow cell holds up nobody else. Used by one queue's reader only.
/// </summary>
internal sealed partial class CellLanes(IGrainFactory grains, IngestServices services)
{
    private const int MostAtOnce = 16_384;
    private const int LaneLimit = 8_192;
    private const int KeepLanes = 4_096;

    private readonly Dictionary<CellId, Lane> _lanes = [];
    private readonly ILogger _logger = services.Logger;
    private long _lastWarning;

    public bool AnyWaiting { get; private set; }

    /// <summary>Takes what is in the queue into the lanes.</summary>
    public void Fill(ChannelReader<QueuedFix> queue)
    {
        for (var taken = 0; taken < MostAtOnce && queue.TryRead(out var item); taken++)
        {
            var lane = LaneOf(item.Cell);
            if (lane.Waiting.Count >= LaneLimit)
            {
                services.Counters.Drop(LaneLimit / 2);
                lane.Waiting.RemoveRange(0, LaneLimit / 2);
            }
            lane.Waiting.Add(item.Fix);
            Leave(lane, item);
        }
    }

    /// <summary>
    /// The former cell hears of the leaving with the unit's next fix only: until the new cell has asked the unit who it is, it shows the
    /// unit to nobody, and an order sent in that moment must still find it. (The unit itself tells its former cell when it is asked.)
    /// </summary>
    private static void Leave(Lane lane, in QueuedFix item)
    {
        var track = item.Track;
        if (track.Former is { } left && left != item.Cell)
            lane.Leaving.Add((left, item.Fix.Unit, item.Fix.Fix.Time));
        track.Former = track.Told is { } told && told != item.Cell ? told : null;
        track.Told = item.Cell;
    }

    /// <summary>Starts a call to every cell that has none under way.</summary>
    public void Flush()
    {
        AnyWaiting = false;
        foreach (var (cell, lane) in _lanes)
        {
            if (lane.Waiting.Count == 0)
                continue;
            if (lane.UnderWay.IsCompleted)
                lane.UnderWay = SendAsync(cell, lane);
            else
                AnyWaiting = true;
        }
        if (_lanes.Count > KeepLanes)
            RemoveIdle();
    }

    public async Task DrainAsync()
    {
        await Task.WhenAll(_lanes.Values.Select(lane => lane.UnderWay));
        Flush();
        await Task.WhenAll(_lanes.Values.Select(lane => lane.UnderWay));
    }

    private Lane LaneOf(CellId cell)
    {
        if (!_lanes.TryGetValue(cell, out var lane))
            _lanes[cell] = lane = new Lane(grains.GetGrain<ICellGrain>(cell.ToString()));
        return lane;
    }

    private void RemoveIdle()
    {
        foreach (var (cell, lane) in _lanes)
        {
            if (lane.Waiting.Count == 0 && lane.UnderWay.IsCompleted)
                _lanes.Remove(cell);
        }
    }

    private async Task SendAsync(CellId cell, Lane lane)
    {
        var fixes = lane.Waiting.ToImmutableArray();
        var leaving = lane.Leaving.ToArray();
        lane.Waiting.Clear();
        lane.Leaving.Clear();
        services.Cells.Touch(cell);
        try
        {
            await lane.Grain.Report(fixes);
            foreach (var (former, unit, at) in leaving)
                await grains.GetGrain<ICellGrain>(former.ToString()).Left(unit, at);
        }
        catch (Exception fault)
        {
            // Positions are disposable: whatever a cell throws, the next report repairs. It is counted and said, not hidden.
            services.Counters.Fail(fixes.Length);
            Warn(cell, fixes.Length, fault);
        }
    }

    private void Warn(CellId cell, int count, Exception fault)
    {
        var now = services.Time.GetTimestamp();
        var last = Interlocked.Read(ref _lastWarning);
        if (last != 0 && services.Time.GetElapsedTime(last, now) < TimeSpan.FromSeconds(5))
            return;
        Interlocked.Exchange(ref _lastWarning, now);
        LogCellFailed(fault, cell.ToString(), count);
    }

    private sealed class Lane(ICellGrain grain)
    {
        public ICellGrain Grain { get; } = grain;

        public List<UnitFix> Waiting { get; } = [];

        public List<(CellId Former, UnitId Unit, DateTimeOffset At)> Leaving { get; } = [];

        public Task UnderWay { get; set; } = Task.CompletedTask;
    }
}
