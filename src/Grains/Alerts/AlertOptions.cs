using Dispatch.Domain.Alerting;

namespace Dispatch.Grains.Alerts;

/// <summary>Section <c>Alerts</c>.</summary>
public sealed class AlertOptions
{
    /// <summary>Rules of audience, waves and release.</summary>
    public AlertLimits Limits { get; set; } = new();

    /// <summary>
    /// Recipients that one shard is meant for. Smaller: more grains and rows in a mobilisation of everybody; larger: more bytes rewritten
    /// with each group of answers. Default 400 (measured, docs/decisions/0013); hashing makes the fullest of 50 about 470.
    /// </summary>
    public int ShardSize { get; set; } = 400;

    /// <summary>Null when every figure is usable; otherwise what to change.</summary>
    public string? Fault() => Limits.Fault() ?? (ShardSize is < 10 or > 512 ? "Alerts:ShardSize must be between 10 and 512." : null);
}
