using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Orleans.Concurrency;

namespace Dispatch.Grains.Alerts;

/// <summary>
/// Which alerts are active, and which gateways watch. 16 shards, key <c>alerts/{n}</c>, n = stable hash of the incident modulo 16.
/// </summary>
[Alias("dispatch.IAlertBoardGrain")]
public interface IAlertBoardGrain : IGrainWithStringKey
{
    /// <summary>Durable before it answers, and before the alert tells anybody: a restart finds it again.</summary>
    [Alias("Announce")]
    Task Announce(ActiveAlert alert);

    /// <summary>An alert changed. It stays listed while <paramref name="active"/>.</summary>
    [Alias("Update")]
    Task Update(AlertView view, bool active);

    [AlwaysInterleave, Alias("Active")]
    Task<ImmutableArray<ActiveAlert>> Active();

    /// <summary>Subscribes for a lease of 60 s and answers the active alerts.</summary>
    [Alias("Watch")]
    Task<ImmutableArray<ActiveAlert>> Watch(IAlertObserver observer);

    /// <summary>To these gateways a shard sends what is to be delivered.</summary>
    [AlwaysInterleave, Alias("Watchers")]
    Task<ImmutableArray<IAlertObserver>> Watchers();

    /// <summary>Tells every gateway.</summary>
    [Alias("Sighted")]
    Task Sighted(SightingView sighting);

    /// <inheritdoc cref="Sighted"/>
    [Alias("Panicked")]
    Task Panicked(PanicView panic);
}

/// <param name="Shards">How many grains hold its recipients.</param>
[GenerateSerializer, Immutable, Alias("dispatch.ActiveAlert")]
public sealed record ActiveAlert(AlertId Id, IncidentId Incident, int Shards);

/// <summary>A gateway: shows alerts to the centre and delivers them to the units that are connected to it.</summary>
[Alias("dispatch.IAlertObserver")]
public interface IAlertObserver : IGrainObserver
{
    [OneWay, Alias("Changed")]
    Task Changed(AlertView view);

    [OneWay, Alias("Deliver")]
    Task Deliver(AlertBatch batch);

    [OneWay, Alias("Committed")]
    Task Committed(CommittedUnits change);

    [OneWay, Alias("Sighted")]
    Task Sighted(SightingView sighting);

    [OneWay, Alias("Panicked")]
    Task Panicked(PanicView panic);
}

/// <summary>Who accepted, and who withdrew or was let go.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.CommittedUnits")]
public sealed record CommittedUnits(AlertId Alert, ImmutableArray<UnitId> Begun, ImmutableArray<UnitId> Ended);

/// <summary>The shards of the board. Stored keys depend on this, so it never changes.</summary>
public static class AlertBoards
{
    public const int Shards = 16;

    public static ImmutableArray<string> Keys { get; } = [.. Enumerable.Range(0, Shards).Select(shard => $"alerts/{shard}")];

    public static string KeyOf(IncidentId incident) => Keys[StableHash.Shard(incident.Value, Shards)];
}
