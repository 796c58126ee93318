using Dispatch.Domain.Geo;
using Dispatch.Gateway.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Dispatch.Gateway.Live;

/// <summary>The command centre's live picture, as docs/api.md describes it.</summary>
[Authorize(Policies.CentreReads)]
internal sealed class CentreHub(CentreScreens screens) : Hub
{
    private const int MaxCells = 2_000;

    public override Task OnConnectedAsync()
    {
        screens.Open(Context);
        return base.OnConnectedAsync();
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        await screens.CloseAsync(Context.ConnectionId);
        await base.OnDisconnectedAsync(exception);
    }

    /// <exception cref="HubException">Too many cells, or one that is none.</exception>
    public void SetView(string[] cells)
    {
        if (cells.Length > MaxCells)
            throw new HubException($"At most {MaxCells} cells can be in view; ask for the overview instead.");
        var parsed = cells.Select(CellId.TryParse).ToList();
        if (parsed.Contains(null))
            throw new HubException("A cell is named 14/x/y.");
        screens.Of(Context.ConnectionId).SetView([.. parsed.OfType<CellId>()]);
    }

    public void SetOverview(bool on) => screens.Of(Context.ConnectionId).WantsOverview = on;
}
