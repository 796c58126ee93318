using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Waves;

namespace Dispatch.Grains.Alerts;

/// <summary>What is stored of an alert. Bounded: posts and plan by the cordon, waves by <see cref="Alert.MaxWaves"/>.</summary>
[GenerateSerializer, Alias("dispatch.AlertRecord")]
internal sealed class AlertRecord
{
    [Id(0)] public AlertMemory Memory { get; set; } = AlertMemory.Nothing;
}

/// <param name="Planned">Which unit the cordon wants at which post; then nobody else is asked.</param>
/// <param name="Wanted">Number of the wave that is to go out, until it has gone; 0 = none.</param>
/// <param name="EndTold">Sequence number of the ending that every shard has; 0 = none.</param>
/// <param name="LettingGo">Units that the cordon let go and whose shards have not been told yet.</param>
[GenerateSerializer, Immutable, Alias("dispatch.AlertMemory")]
internal sealed record AlertMemory(
    Alert? Alert, int Shards, ImmutableArray<PlannedUnit> Planned, int Wanted, int EndTold, ImmutableArray<UnitId> LettingGo)
{
    public static readonly AlertMemory Nothing = new(null, 0, [], 0, 0, []);
}

[GenerateSerializer, Alias("dispatch.AlertBoardRecord")]
internal sealed class AlertBoardRecord
{
    [Id(0)] public ImmutableArray<ActiveAlert> Active { get; set; } = [];
}

/// <summary>Alerts that units were sent, oldest first; only the last 24 hours.</summary>
[GenerateSerializer, Alias("dispatch.AlertTallyRecord")]
internal sealed class AlertTallyRecord
{
    [Id(0)] public ImmutableArray<TallyEntry> Sent { get; set; } = [];
}

[GenerateSerializer, Immutable, Alias("dispatch.TallyEntry")]
internal sealed record TallyEntry(AlertId Alert, DateTimeOffset At, ImmutableArray<UnitId> Units);
