using Dispatch.Domain.Accounts;
using Dispatch.Gateway.Idempotency;

namespace Dispatch.Gateway.Accounts;

internal sealed record LoginBody(string Account, string Password, bool UseCookie = false);

internal sealed record RefreshBody(string RefreshToken);

internal sealed record PasswordBody(string Old, string New);

/// <summary>Who is signed in.</summary>
internal sealed record Me(string Account, Role Role, string? Unit, string DisplayName, bool MustChangePassword);

/// <summary>The answer to a login. With a cookie the tokens are null.</summary>
internal sealed record LoginAnswer(
    string? AccessToken, string? RefreshToken, int ExpiresIn, Role Role, string Account, bool MustChangePassword);

/// <param name="Password">10–128 characters; null for a device or unit that signs in by token only.</param>
internal sealed record NewAccountBody(string Name, Role Role, string? Unit = null, string? DisplayName = null, string? Password = null)
    : IHoldsSecret
{
    public object WithoutSecret() => this with { Password = null };
}

internal sealed record ResetBody(string Password) : IHoldsSecret
{
    public object WithoutSecret() => this with { Password = "" };
}

internal sealed record AccountView(
    string Name, Role Role, string? Unit, string DisplayName, bool MustChangePassword, bool HasPassword, bool HasToken)
{
    public static AccountView Of(Account account) => new(account.Name, account.Role, account.Unit, account.DisplayName,
        account.MustChangePassword, account.PasswordHash is not null, account.TokenHash is not null);
}

/// <param name="Token">Shown once; only its hash is kept.</param>
internal sealed record TokenAnswer(string Account, string Token);
