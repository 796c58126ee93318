using System.Security.Cryptography;
using Dispatch.Domain;
using Dispatch.Domain.Accounts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dispatch.Gateway.Accounts;

/// <summary>At the very first start there is nobody to make accounts: creates <c>admin</c> with a password printed once.</summary>
internal sealed partial class FirstAdministrator(
    AccountDirectory accounts, Passwords passwords, IOptions<GatewayOptions> options, TimeProvider time, ILogger<FirstAdministrator> logger)
{
    public const string Name = "admin";

    private const int PasswordLength = 20;
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>The password to print, or null when there was nothing to do.</summary>
    public async Task<string?> EnsureAsync(CancellationToken cancellationToken)
    {
        var any = await accounts.AnyAsync();
        if (any && !options.Value.ResetAdministrator)
            return null;
        var chosen = options.Value.FirstAdministratorPassword;
        var password = chosen ?? RandomNumberGenerator.GetString(Alphabet, PasswordLength);
        var hash = await passwords.HashAsync(password, cancellationToken);
        var header = new CommandHeader(new CommandKey($"first-{Guid.NewGuid():N}"), Actor.System, time.GetUtcNow(), "");
        var mustChange = chosen is null;
        var outcome = await accounts.Grain(Name).Create(
            header, new NewAccount(Name, Role.Administrator, null, "Administrator", hash, mustChange));
        if (!outcome.Ok)
            outcome = await accounts.Grain(Name).SetPassword(header, hash, mustChange);
        accounts.Forget(Name);
        LogCreated(Name, outcome.Ok);
        return outcome.Ok && chosen is null ? password : null;
    }
}
