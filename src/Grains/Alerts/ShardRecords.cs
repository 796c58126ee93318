using Dispatch.Domain.Alerting;

namespace Dispatch.Grains.Alerts;

/// <summary>What a shard stores when recipients are prepared, queued or renewed in numbers: the order, who they are, and their ladders then.</summary>
[GenerateSerializer, Alias("dispatch.ShardRecord")]
internal sealed class ShardRecord
{
    [Id(0)] public ShardOrder? Order { get; set; }

    [Id(1)] public Recipient[] Recipients { get; set; } = [];

    /// <summary>As <see cref="LadderRecord.Lines"/>, at the same version.</summary>
    [Id(2)] public string[] Lines { get; set; } = [];

    /// <summary>Ladders of earlier sequence numbers, by unit, for the report.</summary>
    [Id(3)] public Dictionary<string, string[]> Earlier { get; set; } = [];

    [Id(4)] public long Version { get; set; }
}

/// <summary>
/// What a shard stores with every mark: one short line for each recipient, in their order (<see cref="LadderLine"/>). Counts only
/// while its version is above the other record's.
/// </summary>
[GenerateSerializer, Alias("dispatch.LadderRecord")]
internal sealed class LadderRecord
{
    /// <summary>Empty for who is only prepared.</summary>
    [Id(0)] public string[] Lines { get; set; } = [];

    [Id(1)] public long Version { get; set; }

    /// <summary>Who stands in a row other than the other record says, or behind its last one; by row.</summary>
    [Id(2)] public ChangedRow[] Changed { get; set; } = [];

    /// <summary>Null when the other record has it.</summary>
    [Id(3)] public ShardOrder? Order { get; set; }
}
