using Dispatch.Gateway.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Dispatch.Gateway.Live;

/// <summary>A unit's own screen: its task and its status, now and whenever they change.</summary>
[Authorize(Policies.Unit)]
internal sealed class UnitHub(UnitScreens screens) : Hub
{
    public override async Task OnConnectedAsync()
    {
        await screens.OpenAsync(Context);
        await base.OnConnectedAsync();
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        await screens.CloseAsync(Context.ConnectionId);
        await base.OnDisconnectedAsync(exception);
    }
}
