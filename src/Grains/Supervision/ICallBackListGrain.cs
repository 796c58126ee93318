using System.Collections.Immutable;
using System.Globalization;
using Dispatch.Domain;
using Orleans.Concurrency;

namespace Dispatch.Grains.Supervision;

/// <summary>Which incidents have a call-back due, in 16 shards. Key: <see cref="CallBackLists.KeyOf"/>. Those that were made leave it.</summary>
[Alias("dispatch.ICallBackListGrain")]
public interface ICallBackListGrain : IGrainWithStringKey
{
    /// <summary>Durable before it answers; the higher version of an incident wins.</summary>
    [Alias("Put")]
    Task Put(DueCallBack due);

    /// <summary>None is due for this incident (any more).</summary>
    [Alias("Drop")]
    Task Drop(IncidentId incident);

    /// <summary>The earliest first.</summary>
    [ReadOnly, Alias("All")]
    Task<ImmutableArray<DueCallBack>> All();
}

/// <summary>One call-back to make. Whom to call stands in the incident.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.DueCallBack")]
public sealed record DueCallBack(
    string Incident,
    DateTimeOffset Due,
    string? Note,
    int Tries,
    string TypeCode,
    int Priority,
    string Address,
    string? Disposition,
    DateTimeOffset? ClosedAt,
    bool Drill,
    int Version);

public static class CallBackLists
{
    public const int Shards = 16;

    public static ImmutableArray<string> Keys { get; } =
        [.. Enumerable.Range(0, Shards).Select(shard => string.Create(CultureInfo.InvariantCulture, $"call-backs/{shard}"))];

    public static string KeyOf(IncidentId incident) => Keys[StableHash.Shard(incident.Value, Shards)];
}
