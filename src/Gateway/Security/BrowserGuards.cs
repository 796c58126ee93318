using Dispatch.Domain;
using Dispatch.Gateway.Problems;
using Dispatch.Gateway.Roads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dispatch.Gateway.Security;

/// <summary>What a browser is told, and which foreign pages are turned away.</summary>
internal static class BrowserGuards
{
    // Map styles paint by inline style and decode tiles in blob workers; scripts come from this host only.
    private static string ContentPolicy(string alsoTilesOf) =>
        $"default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:{alsoTilesOf}; "
        + $"worker-src 'self' blob:; connect-src 'self'{alsoTilesOf}; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    public static IApplicationBuilder UseBrowserGuards(this IApplicationBuilder app)
    {
        var tiles = app.ApplicationServices.GetRequiredService<IOptions<GatewayOptions>>().Value.MapTiles;
        var policy = ContentPolicy(tiles is null ? "" : " " + MapBackdrop.Origin(tiles));
        return app.Use((context, next) => GuardAsync(context, next, policy));
    }

    private static Task GuardAsync(HttpContext context, RequestDelegate next, string policy)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "geolocation=(self), camera=(), microphone=()";
        if (IsForeign(context.Request))
            throw new BadInputException(new Refusal(
                "cross-origin", "Pages of other origins may not act here.", RefusalKind.Forbidden));
        return next(context);
    }

    /// <summary>
    /// A browser always sends Origin with a WebSocket and with an unsafe request to another site. Programs send none.
    /// This comes on top of SameSite=Strict cookies and the Idempotency-Key header that no form can send.
    /// </summary>
    private static bool IsForeign(HttpRequest request)
    {
        var unsafeMethod = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);
        if (!unsafeMethod && !request.Headers.ContainsKey("Upgrade"))
            return false;
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority == request.Host.Value);
    }
}
