using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;

namespace Dispatch.Gateway.Pages;

/// <summary>The web pages beside the console, under addresses that people can type, and how long a browser may keep what.</summary>
internal static class PageFiles
{
    private static readonly FrozenDictionary<string, string> Pages = new Dictionary<string, string>
    {
        ["/driver"] = "/driver.html",
        ["/radio"] = "/radio.html",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static IApplicationBuilder UsePageFiles(this IApplicationBuilder app)
    {
        app.Use((context, next) =>
        {
            if (Pages.TryGetValue(context.Request.Path.Value ?? "", out var file))
                context.Request.Path = file;
            return next(context);
        });
        return app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = SayHowLong });
    }

    // Built files carry the hash of their content in their name; a page or a service worker that is kept would hide the next version.
    private static void SayHowLong(StaticFileResponseContext response) =>
        response.Context.Response.Headers.CacheControl = response.Context.Request.Path.StartsWithSegments("/assets", StringComparison.Ordinal)
            ? "public, max-age=31536000, immutable" : "no-cache";
}
