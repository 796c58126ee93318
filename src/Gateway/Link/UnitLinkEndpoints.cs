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
    private const int MaxFaults = 20;

    public static IServiceCollection AddUnitLink(this IServiceCollection services) =>
        services.AddHostedSingleton<UnitLinks>().AddSingleton<LinkDesk>().AddSingleton<LinkServices>();

    /// <summary>Before <c>UseWebSockets</c>.</summary>
    public static void UseUnitLink(this IApplicationBuilder app) => LinkUpgrade.Use(app, Path);

    public static void MapUnitLink(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Path, SocketAsync).RequireAuthorization(Policies.Unit).ExcludeFromDescription();

    private static async Task SocketAsync(HttpContext http, LinkServices services)
    {
        if (!http.WebSockets.IsWebSocketRequest)
            throw new BadInputException(new Refusal("websocket-expected", "This address speaks WebSocket only."));
        var caller = CurrentUser.Of(http.User);
        var session = LinkSession.Of(caller, http.User.FindFirstValue(CurrentUser.StampClaim)!);
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var link = new UnitLink(SenderOf(http), session, services.Budgets.For(caller), services.Time);
        Forget(http);
        try
        {
            // A shutdown does not wait for units: their sockets are cut when the host stops.
            using var stop = services.Lifetime.ApplicationStopping.UnsafeRegister(static one => ((UnitLink)one!).Close(), link);
            await RunAsync(socket, link, services);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Phones lose their network without saying goodbye; that is not a failure of ours.
            socket.Abort();
        }
        finally
        {
            services.Links.Close(link);
        }
    }

    /// <summary>By which of the two ways the socket was opened.</summary>
    private static LinkSender SenderOf(HttpContext http) =>
        (http.Features.Get<IHttpUpgradeFeature>() as LinkUpgrade)?.Sender ?? ((LinkUpgrade)http.Features.GetRequiredFeature<IHttpExtendedConnectFeature>()).Sender!;

    /// <summary>What the request brought along is not needed any more, and would be kept 20,000 times as long as the units are connected.</summary>
    private static void Forget(HttpContext http)
    {
        http.User = new ClaimsPrincipal();
        http.Features.Set<IAuthenticateResultFeature>(null);
        http.Items.Clear();
        http.Request.Headers.Clear();
    }

    private static async Task RunAsync(WebSocket socket, UnitLink link, LinkServices services)
    {
        if (await services.Links.OpenAsync(link) is not { } view)
        {
            await socket.CloseAsync(WebSocketCloseStatus.PolicyViolation, "This unit is not registered.", CancellationToken.None);
            return;
        }
        link.Post(LinkJson.Hello(view, services.Time.GetUtcNow()));
        link.Show(view);
        await services.Alerts.OpenedAsync(link);
        var faults = 0;
        await new LinkReader(socket).RunAsync(async utf8 =>
        {
            var refusal = LinkMessageReader.Read(utf8.Span, out var message) ?? await services.Desk.TakeAsync(link, message);
            if (refusal is null)
                return true;
            link.Post(LinkJson.Problem(message.Key, refusal));
            // Too late or not now is no fault of the phone; what cannot be read is.
            return refusal.Kind != RefusalKind.Invalid || ++faults < MaxFaults;
        }, CancellationToken.None);
        if (faults >= MaxFaults)
            await socket.CloseOutputAsync(WebSocketCloseStatus.InvalidPayloadData, "Too many messages could not be used.", CancellationToken.None);
    }
}

/// <summary>What every unit's line needs.</summary>
internal sealed record LinkServices(
    UnitLinks Links, LinkDesk Desk, AlertLines Alerts, ReportBudgets Budgets, TimeProvider Time, IHostApplicationLifetime Lifetime);
