using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Accounts;

namespace Dispatch.Grains.Accounts;

/// <summary>One account, durable before it answers. Key: the account's name. Repeated commands change nothing.</summary>
[Alias("dispatch.IAccountGrain")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>Null when there is no such account or it was deleted.</summary>
    [Alias("Get")]
    Task<Account?> Get();

    [Alias("Create")]
    Task<Outcome<AccountAnswer>> Create(CommandHeader header, NewAccount wanted);

    [Alias("SetPassword")]
    Task<Outcome<AccountAnswer>> SetPassword(CommandHeader header, string passwordHash, bool mustChange);

    /// <summary>Replaces the device token; the former one is void from now on.</summary>
    [Alias("SetToken")]
    Task<Outcome<AccountAnswer>> SetToken(CommandHeader header, string tokenHash);

    [Alias("Delete")]
    Task<Outcome<AccountAnswer>> Delete(CommandHeader header);
}

/// <summary>Names of all accounts in 16 shards: key <c>accounts/{n}</c>, n = stable hash of the name modulo 16.</summary>
[Alias("dispatch.IAccountRollGrain")]
public interface IAccountRollGrain : IGrainWithStringKey
{
    /// <summary>Durable before it answers; adding twice is harmless.</summary>
    [Alias("Add")]
    Task Add(string name);

    [Alias("All")]
    Task<ImmutableArray<string>> All();
}

/// <param name="Repeated">The command had been carried out before: nothing was changed now.</param>
[GenerateSerializer, Immutable, Alias("dispatch.AccountAnswer")]
public sealed record AccountAnswer(Account Account, bool Repeated);
