using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dispatch.Gateway.Accounts;

/// <summary>ASP.NET Core's own authentication: bearer tokens, cookies, and device tokens beside them.</summary>
internal static class AccountServices
{
    private const string AnyScheme = "dispatch";

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<AccountDirectory>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<LoginThrottle>();
        services.AddSingleton<Tokens>();
        services.AddSingleton<FirstAdministrator>();
        services.AddSingleton<IClaimsTransformation, SessionCheck>();
        services.AddAuthentication(AnyScheme)
            .AddPolicyScheme(AnyScheme, null, scheme => scheme.ForwardDefaultSelector = SchemeOf)
            .AddBearerToken()
            .AddCookie()
            .AddScheme<AuthenticationSchemeOptions, DeviceTokenHandler>(DeviceTokenHandler.SchemeName, null);
        services.AddOptions<BearerTokenOptions>(BearerTokenDefaults.AuthenticationScheme).Configure<IOptions<GatewayOptions>>(Bearer);
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<IOptions<GatewayOptions>>(Cookie);
        services.AddAuthorization(Policies.Configure);
        return services;
    }

    private static string SchemeOf(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..]
            : header.Length == 0 ? QueryToken(http.Request) : null;
        if (header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) || DeviceToken.AccountOf(token) is not null)
            return DeviceTokenHandler.SchemeName;
        return string.IsNullOrEmpty(token) ? CookieAuthenticationDefaults.AuthenticationScheme : BearerTokenDefaults.AuthenticationScheme;
    }

    /// <summary>A browser cannot set headers on a WebSocket, and Traccar Client knows only its address.</summary>
    private static string? QueryToken(HttpRequest request) =>
        request.Query.TryGetValue("token", out var token) ? token.ToString() : request.Query["access_token"].ToString();

    private static void Bearer(BearerTokenOptions bearer, IOptions<GatewayOptions> options)
    {
        bearer.BearerTokenExpiration = options.Value.AccessTokenLifetime;
        bearer.RefreshTokenExpiration = options.Value.SessionLifetime;
        bearer.Events.OnMessageReceived = context =>
        {
            if (!context.Request.Headers.ContainsKey("Authorization") && QueryToken(context.Request) is { Length: > 0 } token)
                context.Token = token;
            return Task.CompletedTask;
        };
    }

    private static void Cookie(CookieAuthenticationOptions cookie, IOptions<GatewayOptions> options)
    {
        cookie.Cookie.Name = "dispatch";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.ExpireTimeSpan = options.Value.SessionLifetime;
        cookie.SlidingExpiration = true;
        // Programs and pages alike are told by status, not sent to a page.
        cookie.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
