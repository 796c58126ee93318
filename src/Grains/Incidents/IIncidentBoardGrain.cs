using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Orleans.Concurrency;

namespace Dispatch.Grains.Incidents;

/// <summary>
/// The list of incidents that are not closed, in 16 shards: key <see cref="IncidentBoards.KeyOf"/>.
/// An incident's id is durable here before the incident itself is, so no incident can be missing after a crash.
/// </summary>
[Alias("dispatch.IIncidentBoardGrain")]
public interface IIncidentBoardGrain : IGrainWithStringKey
{
    /// <summary>Durable; adding twice is harmless.</summary>
    [Alias("Announce")]
    Task Announce(IncidentId incident);

    /// <summary>The incident changed; memory and watchers first, durable only when it was closed or reopened.</summary>
    [Alias("Update")]
    Task Update(IncidentSummary summary);

    /// <summary>Open incidents of this shard.</summary>
    [Alias("Open")]
    Task<ImmutableArray<IncidentSummary>> Open();

    /// <summary>
    /// Closed incidents of this shard, the last closed first, at most <paramref name="limit"/>. The shard keeps the newest
    /// <see cref="IncidentBoards.ClosedKept"/>; older ones are with <see cref="IClosedDayGrain"/>.
    /// </summary>
    [Alias("Closed")]
    Task<ImmutableArray<IncidentSummary>> Closed(int limit);

    /// <summary>Subscribes for a lease of 60 s and answers the snapshot.</summary>
    [Alias("Watch")]
    Task<ImmutableArray<IncidentSummary>> Watch(IBoardObserver observer);
}

[Alias("dispatch.IBoardObserver")]
public interface IBoardObserver : IGrainObserver
{
    [OneWay, Alias("Changed")]
    Task Changed(IncidentSummary summary);
}

/// <summary>One line of the queue.</summary>
/// <param name="Version">The higher one wins.</param>
/// <param name="ClosedAt">Null while not closed.</param>
/// <param name="Major">Stands on top of every queue.</param>
[GenerateSerializer, Immutable, Alias("dispatch.IncidentSummary")]
public sealed record IncidentSummary(
    IncidentId Id,
    string TypeCode,
    Priority Priority,
    IncidentStatus Status,
    GeoPoint At,
    string Address,
    DateTimeOffset OpenedAt,
    ImmutableArray<UnitId> Units,
    bool Drill,
    int Version,
    DateTimeOffset? ClosedAt = null,
    bool Major = false);
