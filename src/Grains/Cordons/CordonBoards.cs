using System.Collections.Immutable;
using System.Globalization;
using Dispatch.Domain;

namespace Dispatch.Grains.Cordons;

/// <summary>Which board shard an incident's cordon is on: the one place that decides it. Stored keys depend on it.</summary>
public static class CordonBoards
{
    public const int Shards = 16;

    /// <summary>The keys of all shards.</summary>
    public static ImmutableArray<string> Keys { get; } = [.. Enumerable.Range(0, Shards).Select(ShardKey)];

    public static string KeyOf(IncidentId incident) => ShardKey(StableHash.Shard(incident.Value, Shards));

    private static string ShardKey(int shard) => string.Create(CultureInfo.InvariantCulture, $"cordons/{shard}");
}
