using System.Security.Cryptography;
using Dispatch.Domain;
using Dispatch.Domain.Accounts;
using Dispatch.Gateway.Accounts;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Silo.Fleet;

/// <summary>Accounts that the demo and replays make for themselves; their secrets are new at each start.</summary>
internal sealed class FleetAccounts(IServiceProvider services)
{
    private const int PasswordLength = 12;
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    private readonly AccountDirectory _accounts = services.GetRequiredService<AccountDirectory>();
    private readonly Passwords _passwords = services.GetRequiredService<Passwords>();
    private readonly TimeProvider _time = services.GetRequiredService<TimeProvider>();

    public static string NewPassword() => RandomNumberGenerator.GetString(Alphabet, PasswordLength);

    /// <summary>Makes the account, or gives it this password.</summary>
    public async Task SetAsync(string name, Role role, string? unit, string displayName, string password)
    {
        var hash = await _passwords.HashAsync(password);
        var account = _accounts.Grain(name);
        var created = await account.Create(Header(), new NewAccount(name, role, unit, displayName, hash, MustChangePassword: false));
        if (!created.Ok)
            await account.SetPassword(Header(), hash, mustChange: false);
        _accounts.Forget(name);
    }

    /// <summary>A fleet gateway's token.</summary>
    public async Task<string> FleetTokenAsync(string name)
    {
        var account = _accounts.Grain(name);
        await account.Create(Header(), new NewAccount(name, Role.Device, Account.AnyUnit, "Fleet gateway", null, MustChangePassword: false));
        var (token, hash) = DeviceToken.Issue(name);
        var issued = await account.SetToken(Header(), hash);
        _accounts.Forget(name);
        return issued.Ok ? token : throw new InvalidOperationException(issued.Refusal!.Message);
    }

    private CommandHeader Header() => new(new CommandKey($"fleet-{Guid.NewGuid():N}"), Actor.System, _time.GetUtcNow(), "");
}
