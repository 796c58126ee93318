using System.Collections.Concurrent;
using System.Security.Claims;
using Dispatch.Gateway.Accounts;
using Dispatch.Grains.Units;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dispatch.Gateway.Live;

/// <summary>All units' screens that are connected to this gateway, with their leases at the unit grains.</summary>
internal sealed partial class UnitScreens(
    IHubContext<UnitHub> hub, IGrainFactory grains, AccountDirectory accounts, TimeProvider time, ILogger<UnitScreens> logger)
    : BackgroundService
{
    private const int AtOnce = 64;
    private static readonly TimeSpan Renew = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, Screen> _screens = new(StringComparer.Ordinal);

    public int Count => _screens.Count;

    public async Task OpenAsync(HubCallerContext connection)
    {
        var caller = CurrentUser.Of(connection.User!);
        var viewer = new UnitViewer(hub.Clients.Client(connection.ConnectionId));
        var screen = new Screen(
            caller.Unit!, viewer, grains.CreateObjectReference<IUnitObserver>(viewer), connection, viewer.RunAsync(connection.ConnectionAborted));
        _screens[connection.ConnectionId] = screen;
        if (await grains.GetGrain<IUnitGrain>(screen.Unit).Watch(screen.Reference) is { } view)
            await viewer.Changed(view);
    }

    public async Task CloseAsync(string connection)
    {
        if (!_screens.TryRemove(connection, out var screen))
            return;
        screen.Viewer.Close();
        await screen.Running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await grains.GetGrain<IUnitGrain>(screen.Unit).Unwatch(screen.Reference);
        grains.DeleteObjectReference<IUnitObserver>(screen.Reference);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Renew, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await Parallel.ForEachAsync(_screens.Values,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken },
                async (screen, _) => await RenewAsync(screen));
    }

    private async Task RenewAsync(Screen screen)
    {
        try
        {
            var user = screen.Connection.User!;
            if (!await accounts.IsLiveAsync(user.Identity!.Name!, user.FindFirstValue(CurrentUser.StampClaim)!))
                screen.Connection.Abort();
            else if (await grains.GetGrain<IUnitGrain>(screen.Unit).Watch(screen.Reference) is { } view)
                await screen.Viewer.Changed(view);
        }
        catch (Exception fault)
        {
            // The next round renews again, well within the lease.
            LogRenewFailed(fault, screen.Unit);
        }
    }

    private sealed record Screen(
        string Unit, UnitViewer Viewer, IUnitObserver Reference, HubCallerContext Connection, Task Running);
}
