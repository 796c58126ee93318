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
/// <param name="WaveSize">How many it was to reach when it was begun; 0 = not begun. After a crash it goes on until so many are told.</param>
/// <param name="WantedSince">When it was asked for; nobody is waited for for ever.</param>
/// <param name="EndTold">Sequence number of the ending that every shard has; 0 = none.</param>
/// <param name="Kept">The sums, once the recipients were deleted on schedule.</param>
/// <param name="LettingGo">Units that the cordon let go and whose shards have not been told yet.</param>
[GenerateSerializer, Immutable, Alias("dispatch.AlertMemory")]
internal sealed record AlertMemory(
    Alert? Alert, int Shards, ImmutableArray<PlannedUnit> Planned, int Wanted, int EndTold, ImmutableArray<UnitId> LettingGo,
    int WaveSize = 0, DateTimeOffset WantedSince = default, ShardSummary? Kept = null)
{
    public static readonly AlertMemory Nothing = new(null, 0, [], 0, 0, []);

    public AlertMemory Wanting(int wave, DateTimeOffset at) => this with { Wanted = wave, WaveSize = 0, WantedSince = at };

    public AlertMemory Sent(Alert alert) => this with { Alert = alert, Wanted = 0, WaveSize = 0 };
}

[GenerateSerializer, Alias("dispatch.AlertBoardRecord")]
internal sealed class AlertBoardRecord
{
    [Id(0)] public ImmutableArray<ActiveAlert> Active { get; set; } = [];

    [Id(1)] public ImmutableArray<PanicView> Panics { get; set; } = [];
}

/// <summary>Alerts that units were sent, oldest first; only the last 24 hours.</summary>
[GenerateSerializer, Alias("dispatch.AlertTallyRecord")]
internal sealed class AlertTallyRecord
{
    [Id(0)] public ImmutableArray<TallyEntry> Sent { get; set; } = [];
}

/// <param name="Units">As it was stored once; empty now.</param>
/// <param name="Names">The units' ids with a space between: with each alert those of the whole day are written again, and a list costs twenty times as much.</param>
[GenerateSerializer, Immutable, Alias("dispatch.TallyEntry")]
internal sealed record TallyEntry(AlertId Alert, DateTimeOffset At, ImmutableArray<UnitId> Units, string? Names = null)
{
    public static TallyEntry Of(AlertId alert, DateTimeOffset at, IEnumerable<UnitId> units) => new(alert, at, [], string.Join(' ', units));

    public IEnumerable<UnitId> All => Names is null ? Units : Names.Split(' ').Select(name => new UnitId(name));
}
