using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Waves;
using Dispatch.Gateway.Live;
using Dispatch.Grains.Alerts;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Alerts;

/// <summary>
/// This gateway's ear at the alert boards: shows every change to the centre (what waits is kept once for each alert, the latest), hands
/// deliveries to the lines of units, and knows which alerts are active. Watching also wakes them after a restart.
/// </summary>
internal sealed partial class AlertFeed(
    IGrainFactory grains, IHubContext<CentreHub> hub, AlertLines lines, AlertFeedServices services) : BackgroundService, IAlertObserver
{
    private static readonly TimeSpan Renew = TimeSpan.FromSeconds(20);

    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly Lock _sync = new();
    private readonly Dictionary<AlertId, AlertView> _waiting = [];
    private readonly HashSet<AlertId> _woken = [];

    public Task Changed(AlertView view)
    {
        lock (_sync)
        {
            if (!_waiting.TryGetValue(view.Id, out var known) || known.Version < view.Version)
                _waiting[view.Id] = view;
        }
        _signal.Writer.TryWrite(true);
        if (services.Pace.TakeDue(view.Standing, view.Counts.Eligible, GC.GetTotalAllocatedBytes()))
            GC.Collect(1, GCCollectionMode.Forced, blocking: true);
        return Task.CompletedTask;
    }

    public Task Deliver(AlertBatch batch)
    {
        lines.Deliver(batch);
        return Task.CompletedTask;
    }

    public Task Committed(CommittedUnits change)
    {
        services.Mobilised.Take(change);
        return Task.CompletedTask;
    }

    public Task Sighted(SightingView sighting) => hub.Clients.All.SendAsync("Sighting", sighting);

    public Task Panicked(PanicView panic) => hub.Clients.All.SendAsync("Panic", panic);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(WatchAsync(stoppingToken), SendAsync(stoppingToken));

    private async Task WatchAsync(CancellationToken stopping)
    {
        var reference = grains.CreateObjectReference<IAlertObserver>(this);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                var active = new List<ActiveAlert>();
                foreach (var key in AlertBoards.Keys)
                    active.AddRange(await grains.GetGrain<IAlertBoardGrain>(key).Watch(reference));
                lines.Become(active);
                services.Mobilised.Forget(alert => active.All(one => one.Id != alert));
                foreach (var alert in active.Where(alert => _woken.Add(alert.Id)))
                    await WakeAsync(alert);
            }
            catch (Exception fault)
            {
                LogWatchFailed(services.Logger, fault);
            }
            await Task.Delay(Renew, services.Time, stopping);
        }
    }

    private async Task WakeAsync(ActiveAlert alert)
    {
        if (await grains.GetGrain<IAlertGrain>(alert.Id.Value).Get() is { } view)
            await Changed(view);
        for (var shard = 0; shard < alert.Shards; shard++)
        {
            if (await grains.GetGrain<IAlertShardGrain>(AlertShards.KeyOf(alert.Id, shard)).Committed() is { } committed)
                services.Mobilised.Take(committed);
        }
    }

    private async Task SendAsync(CancellationToken stopping)
    {
        await foreach (var _ in _signal.Reader.ReadAllAsync(stopping))
        {
            AlertView[] changed;
            lock (_sync)
            {
                changed = [.. _waiting.Values];
                _waiting.Clear();
            }
            foreach (var view in changed)
                await hub.Clients.All.SendAsync("Alert", view, stopping);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The alert boards could not be watched; tried again soon.")]
    private static partial void LogWatchFailed(ILogger logger, Exception fault);
}

/// <summary>What the feed needs beside grains and lines.</summary>
internal sealed record AlertFeedServices(MobilisedUnits Mobilised, CollectorPace Pace, TimeProvider Time, ILogger<AlertFeed> Logger);
