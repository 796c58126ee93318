using System.Collections.Immutable;
using System.Globalization;
using Dispatch.Domain.Registers;

namespace Dispatch.Grains.Registers;

/// <summary>Which shard holds an entry: the one place that decides it. Stored keys depend on it.</summary>
public static class RegisterShards
{
    public static string KeyOf(RegisterKind kind, string code) => Key(kind, StableHash.Shard(code, RegisterKinds.Shards));

    public static ImmutableArray<string> Keys(RegisterKind kind) => [.. Enumerable.Range(0, RegisterKinds.Shards).Select(shard => Key(kind, shard))];

    private static string Key(RegisterKind kind, int shard) =>
        string.Create(CultureInfo.InvariantCulture, $"register/{kind}/{shard}");
}
