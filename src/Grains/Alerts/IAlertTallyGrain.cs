using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;

namespace Dispatch.Grains.Alerts;

/// <summary>How many alerts each civilian was sent in the last 24 hours: 64 shards by unit, keys as of the unit roll.</summary>
[Alias("dispatch.IAlertTallyGrain")]
public interface IAlertTallyGrain : IGrainWithStringKey
{
    /// <summary>Durable before it answers. An alert counts once for each unit, however often this is said.</summary>
    [Alias("Add")]
    Task Add(AlertId alert, ImmutableArray<UnitId> units, DateTimeOffset at);

    /// <summary>Units that were sent at least so many, above 0.</summary>
    [Alias("AtLeast")]
    Task<ImmutableArray<TallyCount>> AtLeast(int alerts, DateTimeOffset now);
}

/// <param name="Alerts">In the last 24 hours.</param>
[GenerateSerializer, Immutable, Alias("dispatch.TallyCount")]
public readonly record struct TallyCount([property: Id(0)] UnitId Unit, [property: Id(1)] int Alerts);
