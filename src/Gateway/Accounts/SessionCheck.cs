using System.Security.Claims;
using Dispatch.Domain.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;

namespace Dispatch.Gateway.Accounts;

/// <summary>
/// After the framework believed a ticket: does the account still exist and hold the same secrets? Role and unit come from
/// the account as it is now. A stale session becomes anonymous and is answered 401.
/// </summary>
internal sealed class SessionCheck(AccountDirectory accounts) : IClaimsTransformation
{
    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (principal.Identity is not { IsAuthenticated: true } identity)
            return principal;
        var account = await accounts.FindAsync(identity.Name ?? "");
        return account is not null && Fits(account, principal)
            ? accounts.PrincipalOf(account, identity.AuthenticationType ?? "dispatch")
            : new ClaimsPrincipal(new ClaimsIdentity());
    }

    /// <summary>A ticket that was genuine but is stale counts as none: the answer is "sign in" (401) and not "not you" (403).</summary>
    public static void UseSessionCheck(IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.User.Identity is not { IsAuthenticated: true }
            && context.Features.Get<IAuthenticateResultFeature>() is { AuthenticateResult.Succeeded: true } result)
            result.AuthenticateResult = AuthenticateResult.NoResult();
        return next(context);
    });

    private static bool Fits(Account account, ClaimsPrincipal principal) =>
        principal.FindFirstValue(CurrentUser.StampClaim) == account.Stamp;
}
