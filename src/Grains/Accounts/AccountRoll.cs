using Dispatch.Domain;

namespace Dispatch.Grains.Accounts;

/// <summary>Where an account's name is listed.</summary>
public static class AccountRoll
{
    public const int Shards = 16;

    public static string KeyFor(string name) => Key(StableHash.Shard(name, Shards));

    public static string Key(int shard) => $"accounts/{shard}";
}
