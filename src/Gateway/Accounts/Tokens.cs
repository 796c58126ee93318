using System.Security.Claims;
using Dispatch.Domain.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.Extensions.Options;

namespace Dispatch.Gateway.Accounts;

/// <summary>Issues the framework's own bearer and refresh tokens, with the account's role beside them in the answer.</summary>
internal sealed class Tokens(IOptionsMonitor<BearerTokenOptions> options, TimeProvider time)
{
    public LoginAnswer Issue(Account account)
    {
        var bearer = options.Get(BearerTokenDefaults.AuthenticationScheme);
        var now = time.GetUtcNow();
        return new LoginAnswer(
            bearer.BearerTokenProtector.Protect(Ticket(account, now + bearer.BearerTokenExpiration, "AccessToken")),
            bearer.RefreshTokenProtector.Protect(Ticket(account, now + bearer.RefreshTokenExpiration, "RefreshToken")),
            (int)bearer.BearerTokenExpiration.TotalSeconds,
            account.Role,
            account.Name,
            account.MustChangePassword);
    }

    /// <summary>Account name and stamp of a refresh token that is genuine and has not expired; null otherwise.</summary>
    public (string Account, string Stamp)? Read(string refreshToken)
    {
        var ticket = options.Get(BearerTokenDefaults.AuthenticationScheme).RefreshTokenProtector.Unprotect(refreshToken);
        return ticket?.Properties.ExpiresUtc > time.GetUtcNow()
            && ticket.Principal.Identity?.Name is { } name
            && ticket.Principal.FindFirstValue(CurrentUser.StampClaim) is { } stamp ? (name, stamp) : null;
    }

    private static AuthenticationTicket Ticket(Account account, DateTimeOffset expires, string kind) => new(
        new ClaimsPrincipal(CurrentUser.Identity(account, BearerTokenDefaults.AuthenticationScheme)),
        new AuthenticationProperties { ExpiresUtc = expires },
        $"{BearerTokenDefaults.AuthenticationScheme}:{kind}");
}
