using System.Collections.Immutable;
using System.Globalization;
using Dispatch.Domain;
using Dispatch.Domain.Geo;

namespace Dispatch.Grains.Incidents;

/// <summary>Which board shard an incident is on: the one place that decides it. Stored keys depend on it.</summary>
public static class IncidentBoards
{
    public const int Shards = 16;

    /// <summary>How many closed incidents a shard keeps at hand before it moves the oldest to their days.</summary>
    public const int ClosedKept = 200;

    /// <summary>The keys of all shards.</summary>
    public static ImmutableArray<string> Keys { get; } = [.. Enumerable.Range(0, Shards).Select(ShardKey)];

    public static string KeyOf(IncidentId incident) => ShardKey(StableHash.Shard(incident.Value, Shards));

    /// <summary>The record of what one shard's incidents closed on one day (UTC) became.</summary>
    public static string DayKey(string board, DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"{board}/{day:yyyy-MM-dd}");

    /// <summary>The record of what was closed in one cell in one month (UTC): the history of a place.</summary>
    public static string PlaceKey(CellId cell, DateOnly month) => string.Create(CultureInfo.InvariantCulture, $"place/{cell}/{month:yyyy-MM}");

    private static string ShardKey(int shard) => string.Create(CultureInfo.InvariantCulture, $"board/{shard}");
}
