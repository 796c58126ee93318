using Dispatch.Domain;
using Dispatch.Domain.Alerting;

namespace Dispatch.Grains.Alerts;

/// <summary>How an alert's recipients are divided. Fixed when it is ordered, since stored keys depend on it.</summary>
public static class AlertShards
{
    /// <summary>An alert that wants few answers never asks everybody, so it needs no shards for them.</summary>
    internal static int For(AlertOrder order, int eligible, AlertOptions options)
    {
        var most = order.Quota > 0 ? Math.Min(eligible, (int)Math.Min(int.MaxValue, order.Quota / options.Limits.LowestAcceptance)) : eligible;
        return Math.Max(1, (most + options.ShardSize - 1) / options.ShardSize);
    }

    /// <summary>The shard that keeps a unit's ladder.</summary>
    public static int Of(UnitId unit, int shards) => StableHash.Shard(unit.Value, shards);

    /// <summary>The key of that shard's grain.</summary>
    public static string KeyOf(AlertId alert, int shard) => FormattableString.Invariant($"{alert}/{shard}");
}

internal static class AlertRefusals
{
    public static Refusal Unknown(AlertId alert) => new("unknown-alert", $"There is no alert {alert}.", RefusalKind.NotFound);

    public static Refusal IdTaken(AlertId alert) =>
        new("alert-exists", $"Another order made alert {alert} before; use a new idempotency key.", RefusalKind.Conflict);
}
