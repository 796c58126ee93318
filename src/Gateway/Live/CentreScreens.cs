using System.Collections.Concurrent;
using System.Security.Claims;
using Dispatch.Gateway.Accounts;
using Microsoft.AspNetCore.SignalR;

namespace Dispatch.Gateway.Live;

/// <summary>All screens of the command centre that are connected to this gateway.</summary>
internal sealed class CentreScreens(IHubContext<CentreHub> hub, CellFeeds cells, IncidentFeed incidents)
{
    private readonly ConcurrentDictionary<string, Screen> _screens = new(StringComparer.Ordinal);

    public int Count => _screens.Count;

    public IEnumerable<Screen> All => _screens.Values;

    public void Open(HubCallerContext connection)
    {
        var viewer = new CentreViewer(hub.Clients.Client(connection.ConnectionId), cells);
        incidents.Attach(viewer);
        _screens[connection.ConnectionId] = new Screen(viewer, connection, viewer.RunAsync(connection.ConnectionAborted));
    }

    public CentreViewer Of(string connection) => _screens[connection].Viewer;

    public async Task CloseAsync(string connection)
    {
        if (!_screens.TryRemove(connection, out var screen))
            return;
        incidents.Detach(screen.Viewer);
        screen.Viewer.Close();
        await screen.Running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <param name="Running">Ends when the connection does; awaited at the close.</param>
    internal sealed record Screen(CentreViewer Viewer, HubCallerContext Connection, Task Running)
    {
        public async ValueTask EndIfRevokedAsync(AccountDirectory accounts)
        {
            var user = Connection.User!;
            if (!await accounts.IsLiveAsync(user.Identity!.Name!, user.FindFirstValue(CurrentUser.StampClaim)!))
                Connection.Abort();
        }
    }
}
