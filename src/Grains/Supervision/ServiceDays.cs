using System.Collections.Immutable;
using System.Globalization;

namespace Dispatch.Grains.Supervision;

/// <summary>Where the figures of a closed incident are: the one place that decides it. Stored keys depend on it.</summary>
public static class ServiceDays
{
    public const int Shards = 16;

    public static string KeyOf(string incident, DateOnly day) => Key(StableHash.Shard(incident, Shards), day);

    public static ImmutableArray<string> Keys(DateOnly day) => [.. Enumerable.Range(0, Shards).Select(shard => Key(shard, day))];

    private static string Key(int shard, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"figures/{shard}/{day:yyyy-MM-dd}");
}
