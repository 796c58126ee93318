using System.Collections.Immutable;

namespace Dispatch.Domain.Accounts;

/// <summary>What an account may do; see docs/api.md for what each role may call.</summary>
[GenerateSerializer, Alias("dispatch.Role")]
public enum Role
{
    Dispatcher,
    Commander,
    Unit,
    Device,
    Reporter,
    Auditor,
    Administrator,
}

/// <summary>An account as it is stored. Secrets are kept as hashes only.</summary>
/// <param name="Name">Lower case, see <see cref="AccountName"/>.</param>
/// <param name="Unit">The unit it speaks for; <see cref="AnyUnit"/> for a fleet gateway; null for the centre's roles.</param>
/// <param name="PasswordHash">Null: signs in by token only.</param>
/// <param name="TokenHash">SHA-256 of the device token in hexadecimal; null when none was issued.</param>
/// <param name="Stamp">Changes whenever a secret changes; a signed-in session with another stamp is over.</param>
/// <param name="Recent">The last commands, so that a repeated one changes nothing.</param>
[GenerateSerializer, Immutable, Alias("dispatch.Account")]
public sealed record Account(
    string Name,
    Role Role,
    string? Unit,
    string DisplayName,
    string? PasswordHash,
    bool MustChangePassword,
    string? TokenHash,
    string Stamp,
    bool Deleted,
    ImmutableArray<AccountCommand> Recent)
{
    /// <summary>A fleet gateway's unit: it forwards reports of many vehicles.</summary>
    public const string AnyUnit = "*";

    private const int RememberedCommands = 32;

    /// <summary>The new account, or why it cannot be. A deleted name may be used again.</summary>
    public static Outcome<Account> Create(Account? existing, CommandHeader header, NewAccount wanted)
    {
        if (existing is { Deleted: false })
            return new Refusal("account-exists", $"The account {wanted.Name} exists already.", RefusalKind.Conflict, "name");
        if (NewAccountRules.Check(wanted) is { } refusal)
            return refusal;
        return new Account(wanted.Name, wanted.Role, wanted.Unit, wanted.DisplayName, wanted.PasswordHash,
            wanted.MustChangePassword, null, header.Key.Value, false, existing?.Recent ?? []).Remember(header);
    }

    public Account WithPassword(CommandHeader header, string hash, bool mustChange) =>
        (this with { PasswordHash = hash, MustChangePassword = mustChange, Stamp = header.Key.Value }).Remember(header);

    public Account WithToken(CommandHeader header, string hash) =>
        (this with { TokenHash = hash, Stamp = header.Key.Value }).Remember(header);

    public Account WithoutLife(CommandHeader header) =>
        (this with { Deleted = true, PasswordHash = null, TokenHash = null, Stamp = header.Key.Value }).Remember(header);

    /// <summary>The command that came under this key before, if it is still remembered.</summary>
    public AccountCommand? Seen(CommandKey key) => Recent.FirstOrDefault(command => command.Key == key);

    private Account Remember(CommandHeader header) =>
        this with { Recent = [.. Recent.TakeLast(RememberedCommands - 1), new AccountCommand(header.Key, header.Fingerprint)] };
}

/// <summary>A command that an account has carried out.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.AccountCommand")]
public sealed record AccountCommand(CommandKey Key, string Fingerprint);

/// <summary>What an administrator asks for; the password arrives already hashed.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.NewAccount")]
public sealed record NewAccount(
    string Name,
    Role Role,
    string? Unit,
    string DisplayName,
    string? PasswordHash,
    bool MustChangePassword);
