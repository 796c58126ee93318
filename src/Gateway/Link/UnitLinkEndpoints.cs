using System.Net.WebSockets;
using System.Security.Claims;
using Dispatch.Domain;
using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Alerts;
using Dispatch.Gateway.Ingest;
using Dispatch.Gateway.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dispatch.Gateway.Link;

/// <summary>The unit's own line: <c>GET /ws/unit</c>, one JSON object a message in both directions.</summary>
internal static class UnitLinkEndpoints
{
    private const string Path = "/ws/unit";

    public static IServiceCollection AddUnitLink(this IServiceCollection services)
    {
        LinkHandover.Use(services);
        return services.AddHostedSingleton<UnitLinks>().AddSingleton<LinkDesk>().AddSingleton<LinkServices>();
    }

    /// <summary>Before <c>UseWebSockets</c>.</summary>
    public static void UseUnitLink(this IApplicationBuilder app)
    {
        LinkUpgrade.Use(app, Path);
        // A shutdown does not wait for units: their sockets are cut when the host stops.
        var stopping = app.ApplicationServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        stopping.Register(app.ApplicationServices.GetRequiredService<UnitLinks>().CloseAll);
    }

    public static void MapUnitLink(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, SocketAsync).RequireAuthorization(Policies.Unit).ExcludeFromDescription();

    private static async Task SocketAsync(HttpContext http, LinkServices services)
    {
        if (!http.WebSockets.IsWebSocketRequest)
            throw new BadInputException(new Refusal("websocket-expected", "This address speaks WebSocket only."));
        var caller = CurrentUser.Of(http.User);
        var session = LinkSession.Of(caller, http.User.FindFirstValue(CurrentUser.StampClaim)!);
        var upgrade = UpgradeOf(http);
        var socket = await http.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = Timeout.InfiniteTimeSpan });
        var talk = new LinkTalk(new UnitLink(upgrade.Sender!, session, services.Budgets.For(caller), services.Time), services);
        // With a handover only the handshake was the framework's, and its socket is left alone.
        if (upgrade.Handover is { } handover)
            handover.Take(new LinkLine(talk, upgrade.Sender!).RunAsync);
        else
            await KeepAsync(http, socket, talk);
    }

    /// <summary>By which of the two ways the socket is opened.</summary>
    private static LinkUpgrade UpgradeOf(HttpContext http) =>
        http.Features.Get<IHttpUpgradeFeature>() as LinkUpgrade ?? (LinkUpgrade)http.Features.GetRequiredFeature<IHttpExtendedConnectFeature>();

    /// <summary>The request stays as long as the line.</summary>
    private static async Task KeepAsync(HttpContext http, WebSocket socket, LinkTalk talk)
    {
        using var closing = socket;
        Forget(http);
        try
        {
            await RunAsync(socket, talk);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Phones lose their network without saying goodbye; that is not a failure of ours.
            socket.Abort();
        }
        finally
        {
            talk.End();
        }
    }

    /// <summary>What the request brought along is not needed any more, and would be kept 20,000 times as long as the units are connected.</summary>
    private static void Forget(HttpContext http)
    {
        http.User = new ClaimsPrincipal();
        http.Features.Set<IAuthenticateResultFeature>(null);
        http.Items.Clear();
        http.Request.Headers.Clear();
    }

    private static async Task RunAsync(WebSocket socket, LinkTalk talk)
    {
        if (!await talk.OpenAsync())
        {
            await socket.CloseAsync(WebSocketCloseStatus.PolicyViolation, LinkWords.NotRegistered, CancellationToken.None);
            return;
        }
        await new LinkReader(socket).RunAsync(talk.TakeAsync, CancellationToken.None);
        if (talk.TooManyFaults)
            await socket.CloseOutputAsync(WebSocketCloseStatus.InvalidPayloadData, LinkWords.TooManyFaults, CancellationToken.None);
    }
}

/// <summary>What every unit's line needs.</summary>
internal sealed record LinkServices(UnitLinks Links, LinkDesk Desk, AlertLines Alerts, ReportBudgets Budgets, TimeProvider Time);
