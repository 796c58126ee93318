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
/// cordon, the latest. Watching also asks the active cordons, which wakes them after a restart or the loss of a member, so that
/// they go on noticing arrivals, and repairs what a lost message left out.
/// </summary>
internal sealed partial class CordonFeed(IGrainFactory grains, IHubContext<CentreHub> hub, TimeProvider time, ILogger<CordonFeed> logger)
    : BackgroundService, ICordonObserver
{
    private static readonly TimeSpan Renew = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private readonly Lock _sync = new();
    private readonly Dictionary<IncidentId, CordonView> _waiting = [];

    public Task Changed(CordonView view)
    {
        lock (_sync)
            if (!_waiting.TryGetValue(view.Incident, out var known) || known.Version < view.Version)
                _waiting[view.Incident] = view;
        _signal.Writer.TryWrite(true);
        return Task.CompletedTask;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(WatchAsync(stoppingToken), SendAsync(stoppingToken));

    private async Task WatchAsync(CancellationToken stopping)
    {
        var reference = grains.CreateObjectReference<ICordonObserver>(this);
        var versions = CordonBoards.Keys.ToDictionary(shard => shard, _ => new Dictionary<IncidentId, long>());
        while (!stopping.IsCancellationRequested)
        {
            var good = await Task.WhenAll(CordonBoards.Keys.Select(shard => RenewAsync(shard, reference, versions[shard])));
            await Task.Delay(good.All(ok => ok) ? Renew : Retry, time, stopping);
        }
    }

    /// <param name="known">The shard's active cordons and their versions as last asked.</param>
    private async Task<bool> RenewAsync(string shard, ICordonObserver reference, Dictionary<IncidentId, long> known)
    {
        try
        {
            var active = await grains.GetGrain<ICordonBoardGrain>(shard).Watch(reference);
            foreach (var gone in known.Keys.Except(active).ToList())
                known.Remove(gone);
            foreach (var incident in active)
                if (await grains.GetGrain<ICordonGrain>(incident.Value).Get() is { } view && view.Version > known.GetValueOrDefault(incident))
                {
                    known[incident] = view.Version;
                    await Changed(view);
                }
            return true;
        }
        catch (Exception fault)
        {
            LogWatchFailed(fault, shard);
            return false;
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
    public static IServiceCollection AddCordonFeed(this IServiceCollection services) =>
        services.AddSingleton<RegisteredGates>().AddHostedService<CordonFeed>();
}
