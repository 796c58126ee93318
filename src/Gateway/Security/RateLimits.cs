using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dispatch.Gateway.Security;

/// <summary>How often one address may try to sign in and one account may post positions.</summary>
internal static class RateLimits
{
    public const string Login = "login";
    public const string Positions = "positions";

    public static void Configure(RateLimiterOptions limiter)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "1";
            return ValueTask.CompletedTask;
        };
        limiter.AddPolicy(Login, http => RateLimitPartition.GetTokenBucketLimiter(
            http.Connection.RemoteIpAddress?.ToString() ?? "", _ => Bucket(Options(http).LoginsPerMinutePerAddress, 60)));
        limiter.AddPolicy(Positions, http => RateLimitPartition.GetTokenBucketLimiter(
            http.User.Identity?.Name ?? "", _ => Bucket(Options(http).PositionRequestsPerSecondPerAccount, 1)));
    }

    private static GatewayOptions Options(HttpContext http) =>
        http.RequestServices.GetRequiredService<IOptions<GatewayOptions>>().Value;

    private static TokenBucketRateLimiterOptions Bucket(int tokens, int seconds) => new()
    {
        TokenLimit = tokens,
        TokensPerPeriod = tokens,
        ReplenishmentPeriod = TimeSpan.FromSeconds(seconds),
        QueueLimit = 0,
    };
}

/// <summary>How large a body may be, in bytes.</summary>
internal static class RequestSizes
{
    public const int Small = 16 * 1024;
    public const int Positions = 4 * 1024 * 1024;
}
