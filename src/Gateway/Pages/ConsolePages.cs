using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Dispatch.Gateway.Pages;

/// <summary>Addresses that the console answers in the browser: each is served the console, which opens the right page.</summary>
internal static class ConsolePages
{
    private static readonly string[] Addresses = ["/registers", "/callbacks", "/supervisor", "/playback", "/report", "/alert-report"];

    /// <summary>Before default files.</summary>
    public static IApplicationBuilder UseConsolePages(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) && Array.Exists(Addresses, address => request.Path.StartsWithSegments(address, StringComparison.Ordinal)))
            request.Path = "/";
        return next(context);
    });
}
