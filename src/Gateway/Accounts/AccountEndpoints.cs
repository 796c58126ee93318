using System.Security.Claims;
using Dispatch.Domain;
using Dispatch.Domain.Accounts;
using Dispatch.Gateway.Idempotency;
using Dispatch.Gateway.Problems;
using Dispatch.Grains.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Dispatch.Gateway.Accounts;

/// <summary>Accounts, for the administrator alone.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this RouteGroupBuilder api)
    {
        // Whoever can make accounts can become anything, so no other role comes near.
        var group = api.MapGroup("/accounts").WithTags("accounts").RequireAuthorization(Policies.Administrator);
        group.MapGet("", ListAsync);
        group.MapPost("", CreateAsync);
        group.MapPost("/{name}/reset", ResetAsync);
        group.MapPost("/{name}/token", IssueTokenAsync);
        group.MapDelete("/{name}", DeleteAsync);
    }

    private static async Task<Ok<IEnumerable<AccountView>>> ListAsync(AccountDirectory accounts) =>
        TypedResults.Ok((await accounts.AllAsync()).Select(AccountView.Of));

    private static async Task<Results<Created<AccountView>, ProblemHttpResult>> CreateAsync(
        Command<NewAccountBody> command, AccountDirectory accounts, Passwords passwords)
    {
        var body = command.Body;
        if (body.Password is { } password && Passwords.Check(password, "password") is { } weak)
            return weak.ToProblem();
        // A vehicle's phone is enrolled by a token, thousands at a time; people at the centre have passwords.
        if (body.Password is null && body.Role is not (Role.Device or Role.Unit))
            return new Refusal("password-needed", "Only a device or unit signs in without a password.", Field: "password").ToProblem();
        var wanted = new NewAccount(body.Name, body.Role, body.Unit, body.DisplayName ?? body.Name,
            body.Password is null ? null : await passwords.HashAsync(body.Password), MustChangePassword: body.Password is not null);
        // The name is a grain's key: checked before the grain is woken.
        if (NewAccountRules.Check(wanted) is { } refusal)
            return refusal.ToProblem();
        var outcome = await accounts.Grain(body.Name).Create(command.Header, wanted);
        accounts.Forget(body.Name);
        return outcome.Value is { } answer
            ? TypedResults.Created($"/api/v1/accounts/{body.Name}", AccountView.Of(answer.Account)) : outcome.Refusal!.ToProblem();
    }

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> ResetAsync(
        string name, Command<ResetBody> command, AccountDirectory accounts, Passwords passwords)
    {
        if (Passwords.Check(command.Body.Password, "password") is { } weak)
            return weak.ToProblem();
        if (Known(name) is { } unknown)
            return unknown.ToProblem();
        var outcome = await accounts.Grain(name).SetPassword(
            command.Header, await passwords.HashAsync(command.Body.Password), mustChange: true);
        return View(accounts, name, outcome);
    }

    private static async Task<Results<Ok<TokenAnswer>, ProblemHttpResult>> IssueTokenAsync(
        string name, Command<NoBody> command, AccountDirectory accounts)
    {
        if (Known(name) is { } unknown)
            return unknown.ToProblem();
        if (await accounts.Grain(name).Get() is { Role: not (Role.Device or Role.Unit) })
            return new Refusal("token-not-for-people", "Only devices and units have tokens.", RefusalKind.Conflict).ToProblem();
        var (token, hash) = DeviceToken.Issue(name);
        var outcome = await accounts.Grain(name).SetToken(command.Header, hash);
        accounts.Forget(name);
        if (outcome.Value is not { } answer)
            return outcome.Refusal!.ToProblem();
        // Only the hash is kept, so the first answer cannot be given again; nothing was changed by asking twice.
        return answer.Repeated
            ? new Refusal("token-already-shown", "This token was shown once; ask for a new one under a new key.", RefusalKind.Conflict).ToProblem()
            : TypedResults.Ok(new TokenAnswer(name, token));
    }

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> DeleteAsync(
        string name, Command<NoBody> command, ClaimsPrincipal user, AccountDirectory accounts)
    {
        if (Known(name) is { } unknown)
            return unknown.ToProblem();
        if (name == CurrentUser.Of(user).Account)
            return new Refusal("own-account", "Nobody deletes their own account; another administrator can.", RefusalKind.Conflict).ToProblem();
        return View(accounts, name, await accounts.Grain(name).Delete(command.Header));
    }

    private static Results<Ok<AccountView>, ProblemHttpResult> View(
        AccountDirectory accounts, string name, Outcome<AccountAnswer> outcome)
    {
        accounts.Forget(name);
        return outcome.Value is { } answer ? TypedResults.Ok(AccountView.Of(answer.Account)) : outcome.Refusal!.ToProblem();
    }

    private static Refusal? Known(string name) => AccountName.IsValid(name)
        ? null : new Refusal("unknown-account", $"There is no account {name}.", RefusalKind.NotFound);
}
