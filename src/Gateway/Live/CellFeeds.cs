using System.Collections.Concurrent;
using System.Threading.Channels;
using Dispatch.Domain.Geo;
using Dispatch.Gateway.Alerts;
using Dispatch.Grains.Cells;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Live;

/// <summary>
/// Keeps one watch for each cell that anybody looks at: fetches snapshots, renews the leases, lets go of cells that nobody
/// has looked at for a while.
/// </summary>
internal sealed partial class CellFeeds(
    IGrainFactory grains, MobilisedUnits mobilised, TimeProvider time, ILogger<CellFeeds> logger) : BackgroundService
{
    private const int RenewEveryTicks = 75;
    private const int AtOnce = 32;
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);

    private readonly ConcurrentDictionary<CellId, Watch> _watches = new();
    private readonly Channel<bool> _wanted = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public int Count => _watches.Count;

    public CellFeed Attach(CellId cell, ICellViewer viewer)
    {
        while (true)
        {
            var watch = _watches.GetOrAdd(cell, id => new Watch(new CellFeed(id, mobilised, time)));
            lock (watch)
            {
                if (watch.Ended)
                    continue;
                watch.Feed.Attach(viewer);
            }
            if (watch.Feed.NeedsSnapshot)
                Wake();
            return watch.Feed;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var tick = 1; !stoppingToken.IsCancellationRequested; tick++)
        {
            await WaitAsync(stoppingToken);
            var renew = tick % RenewEveryTicks == 0;
            await Parallel.ForEachAsync(
                _watches.Values.Where(watch => renew || watch.Feed.NeedsSnapshot),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = CancellationToken.None },
                async (watch, _) => await RefreshAsync(watch));
        }
    }

    /// <summary>Until somebody looks at a new cell, or the next tick.</summary>
    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        await Task.WhenAny(_wanted.Reader.WaitToReadAsync(stoppingToken).AsTask(), Task.Delay(Tick, time, stoppingToken));
        _wanted.Reader.TryRead(out _);
    }

    private void Wake() => _wanted.Writer.TryWrite(true);

    private async Task RefreshAsync(Watch watch)
    {
        var grain = grains.GetGrain<ICellGrain>(watch.Feed.Cell.ToString());
        watch.Reference ??= grains.CreateObjectReference<ICellObserver>(watch.Feed);
        try
        {
            if (EndIfIdle(watch))
            {
                await grain.Unwatch(watch.Reference);
                grains.DeleteObjectReference<ICellObserver>(watch.Reference);
                return;
            }
            watch.Feed.Apply(await grain.Watch(watch.Reference));
        }
        catch (Exception fault)
        {
            // The next tick tries again; until then the screens show their last picture with its age.
            LogWatchFailed(fault, watch.Feed.Cell.ToString());
        }
    }

    private bool EndIfIdle(Watch watch)
    {
        lock (watch)
        {
            if (watch.Feed.HasViewers)
                return false;
            watch.Ended = true;
        }
        _watches.TryRemove(watch.Feed.Cell, out _);
        return true;
    }

    private sealed class Watch(CellFeed feed)
    {
        public CellFeed Feed { get; } = feed;

        public ICellObserver? Reference { get; set; }

        public bool Ended { get; set; }
    }
}
