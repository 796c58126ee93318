using System.Security.Claims;
using Dispatch.Domain;
using Dispatch.Domain.Accounts;
using Dispatch.Gateway.Json;
using Dispatch.Gateway.Problems;
using Dispatch.Gateway.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Dispatch.Gateway.Accounts;

/// <summary>Signing in and out.</summary>
internal static class AuthEndpoints
{
    public static void MapAuth(this RouteGroupBuilder api)
    {
        var group = api.MapGroup("/auth").WithTags("auth");
        // Guessing is slowed down by LoginThrottle per account and by this limit per address.
        group.MapPost("/login", LoginAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Login).AcceptsJson<LoginBody>();
        group.MapPost("/refresh", RefreshAsync).AllowAnonymous().RequireRateLimiting(RateLimits.Login).AcceptsJson<RefreshBody>();
        group.MapPost("/logout", (Delegate)LogoutAsync).RequireAuthorization(Policies.SignedInAnyPassword);
        group.MapPost("/password", ChangePasswordAsync).RequireAuthorization(Policies.SignedInAnyPassword)
            .RequireRateLimiting(RateLimits.Login).AcceptsJson<PasswordBody>();
        api.MapGet("/me", (ClaimsPrincipal user) => TypedResults.Ok(MeOf(CurrentUser.Of(user))))
            .WithTags("auth").RequireAuthorization(Policies.SignedInAnyPassword);
    }

    private static Me MeOf(CurrentUser caller) =>
        new(caller.Account, caller.Role, caller.Unit, caller.DisplayName, caller.MustChangePassword);

    private static async Task<Results<Ok<LoginAnswer>, ProblemHttpResult>> LoginAsync(
        HttpContext http, AccountDirectory accounts, Passwords passwords, LoginThrottle throttle, Tokens tokens)
    {
        var body = await StrictBody.ReadAsync<LoginBody>(http, RequestSizes.Small);
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        if (throttle.WaitFor(body.Account, address) is { Ticks: > 0 } wait)
        {
            http.Response.Headers.RetryAfter = ((int)wait.TotalSeconds + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Unauthenticated("login-locked", "Too many wrong passwords; wait as Retry-After says.", StatusCodes.Status429TooManyRequests);
        }
        var account = await accounts.FindAsync(body.Account);
        if (!await passwords.VerifyAsync(account, body.Password, http.RequestAborted))
        {
            throttle.Failed(body.Account, address);
            return Unauthenticated("wrong-credentials", "The account or the password is wrong.");
        }
        throttle.Succeeded(body.Account, address);
        return TypedResults.Ok(await SignInAsync(http, account!, body.UseCookie, tokens));
    }

    private static async Task<LoginAnswer> SignInAsync(HttpContext http, Account account, bool useCookie, Tokens tokens)
    {
        var answer = tokens.Issue(account);
        if (!useCookie)
            return answer;
        await http.SignInAsync(CookieAuthenticationDefaults.AuthenticationScheme,
            new ClaimsPrincipal(CurrentUser.Identity(account, CookieAuthenticationDefaults.AuthenticationScheme)));
        // A page must not hold a token that a script could read.
        return answer with { AccessToken = null, RefreshToken = null };
    }

    private static async Task<Results<Ok<LoginAnswer>, ProblemHttpResult>> RefreshAsync(
        HttpContext http, AccountDirectory accounts, Tokens tokens)
    {
        var body = await StrictBody.ReadAsync<RefreshBody>(http, RequestSizes.Small);
        if (tokens.Read(body.RefreshToken) is { } session
            && await accounts.FindAsync(session.Account) is { } account && account.Stamp == session.Stamp)
            return TypedResults.Ok(tokens.Issue(account));
        return Unauthenticated("session-over", "Sign in again.");
    }

    private static async Task<NoContent> LogoutAsync(HttpContext http)
    {
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<LoginAnswer>, ProblemHttpResult>> ChangePasswordAsync(
        HttpContext http, ClaimsPrincipal user, AccountDirectory accounts, Passwords passwords, Tokens tokens, TimeProvider time)
    {
        var body = await StrictBody.ReadAsync<PasswordBody>(http, RequestSizes.Small);
        if (Passwords.Check(body.New, "new") is { } weak)
            return weak.ToProblem();
        if (body.New == body.Old)
            return new Refusal("same-password", "The new password must differ from the old one.", Field: "new").ToProblem();
        var caller = CurrentUser.Of(user);
        var account = await accounts.FindAsync(caller.Account);
        if (!await passwords.VerifyAsync(account, body.Old, http.RequestAborted))
            return Unauthenticated("wrong-credentials", "The old password is wrong.", field: "old");
        var header = new CommandHeader(new CommandKey(Guid.NewGuid().ToString("N")), caller.Actor, time.GetUtcNow(), "");
        var outcome = await accounts.Grain(caller.Account).SetPassword(header, await passwords.HashAsync(body.New), mustChange: false);
        accounts.Forget(caller.Account);
        if (outcome.Value is not { } changed)
            return outcome.Refusal!.ToProblem();
        var byCookie = user.Identity?.AuthenticationType == CookieAuthenticationDefaults.AuthenticationScheme;
        return TypedResults.Ok(await SignInAsync(http, changed.Account, byCookie, tokens));
    }

    private static ProblemHttpResult Unauthenticated(
        string code, string detail, int status = StatusCodes.Status401Unauthorized, string? field = null)
    {
        var details = ProblemMapping.Details(new Refusal(code, detail, Field: field));
        details.Status = status;
        details.Title = "Not signed in";
        return TypedResults.Problem(details);
    }
}
