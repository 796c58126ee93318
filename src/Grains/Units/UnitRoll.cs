using System.Collections.Immutable;
using Dispatch.Domain;

namespace Dispatch.Grains.Units;

/// <summary>The shards of the roll. Stored keys depend on this, so it never changes.</summary>
public static class UnitRoll
{
    public const int Shards = 64;

    public static ImmutableArray<string> Keys { get; } = [.. Enumerable.Range(0, Shards).Select(shard => $"roll/{shard}")];

    public static string KeyOf(UnitId unit) => Keys[StableHash.Shard(unit.Value, Shards)];
}
