using System.Threading.Channels;
using Dispatch.Domain;
using Dispatch.Gateway.Live;
using Dispatch.Grains.Cordons;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Cordons;

/// <summary>
/// Sends every change of a cordon to all screens of the command centre as <c>Cordon(view)</c>. What waits is kept once for each
/// cordon, the latest. Watching also wakes the active cordons after a restart, so that they go on noticing arrivals.
/// </summary>
internal sealed partial class CordonFeed(IGrainFactory grains, IHubContext<CentreHub> hub, TimeProvider time, ILogger<CordonFeed> logger)
    : BackgroundService, ICordonObserver
{
    private static readonly TimeSpan Renew = TimeSpan.FromSeconds(20);

    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly Lock _sync = new();
    private readonly Dictionary<IncidentId, CordonView> _waiting = [];

    public Task Changed(CordonView view)
    {
        lock (_sync)
            _waiting[view.Incident] = view;
        _signal.Writer.TryWrite(true);
        return Task.CompletedTask;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(WatchAsync(stoppingToken), SendAsync(stoppingToken));

    private async Task WatchAsync(CancellationToken stopping)
    {
        var reference = grains.CreateObjectReference<ICordonObserver>(this);
        var woken = new HashSet<IncidentId>();
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                foreach (var incident in await grains.GetGrain<ICordonBoardGrain>(ICordonBoardGrain.Key).Watch(reference))
                    if (woken.Add(incident) && await grains.GetGrain<ICordonGrain>(incident.Value).Get() is { } view)
                        await Changed(view);
            }
            catch (Exception fault)
            {
                LogWatchFailed(fault);
            }
            await Task.Delay(Renew, time, stopping);
        }
    }

    private async Task SendAsync(CancellationToken stopping)
    {
        await foreach (var _ in _signal.Reader.ReadAllAsync(stopping))
        {
            CordonView[] changed;
            lock (_sync)
            {
                changed = [.. _waiting.Values];
                _waiting.Clear();
            }
            foreach (var view in changed)
                await hub.Clients.All.SendAsync("Cordon", view, stopping);
        }
    }
}

internal static class CordonFeedRegistration
{
    public static IServiceCollection AddCordonFeed(this IServiceCollection services) => services.AddHostedService<CordonFeed>();
}
