using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Units;
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

    /// <summary>An open call for help is kept, durable, for screens that connect later; a taken one is kept no more. Tells every gateway.</summary>
    [Alias("Panicked")]
    Task Panicked(PanicView panic);

    /// <summary>Calls for help that nobody has taken yet, oldest first.</summary>
    [AlwaysInterleave, Alias("Panics")]
    Task<ImmutableArray<PanicView>> Panics();
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

/// <summary>Who accepted, and who withdrew or was let go. A unit in both is mobilised anew: what ended is to be applied first.</summary>
/// <param name="Shard">Which one of the alert's shards says so, and knows these units.</param>
[GenerateSerializer, Immutable, Alias("dispatch.MobilisationChange")]
public sealed record CommittedUnits(AlertId Alert, int Shard, ImmutableArray<CommittedUnit> Begun, ImmutableArray<UnitId> Ended);

/// <param name="Seq">Of the message that it accepted.</param>
/// <param name="Fence">Where it counts as being at its post; null without a post, or when it is there.</param>
[GenerateSerializer, Immutable, Alias("dispatch.CommittedUnit")]
public sealed record CommittedUnit(UnitId Unit, int Seq, ArrivalFence? Fence);

/// <summary>The shards of the board. Stored keys depend on this, so it never changes.</summary>
public static class AlertBoards
{
    public const int Shards = 16;

    public static ImmutableArray<string> Keys { get; } = [.. Enumerable.Range(0, Shards).Select(shard => $"alerts/{shard}")];

    public static string KeyOf(IncidentId incident) => Keys[StableHash.Shard(incident.Value, Shards)];
}
