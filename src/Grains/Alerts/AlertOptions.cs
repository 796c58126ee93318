using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Retention;

namespace Dispatch.Grains.Alerts;

/// <summary>Section <c>Alerts</c>.</summary>
public sealed class AlertOptions
{
    /// <summary>Rules of audience, waves and release.</summary>
    public AlertLimits Limits { get; set; } = new();

    /// <summary>
    /// Recipients that one shard is meant for. Smaller: more grains and rows in a mobilisation of everybody; larger: more bytes rewritten
    /// with each group of answers. Default 400 (chosen, not yet measured; docs/decisions/0013); hashing makes the fullest of 50 about 470.
    /// </summary>
    public int ShardSize { get; set; } = 400;

    /// <summary>How long personal data are kept after an alert or incident is over.</summary>
    public RetentionLimits Retention { get; set; } = new();

    /// <summary>The sender of our CAP messages, unique in the world; no spaces, commas, '&lt;' or '&amp;'. Default <c>dispatch@localhost</c>.</summary>
    public string CapSender { get; set; } = "dispatch@localhost";

    /// <summary>The sender's name in Chinese. Default 110指挥中心.</summary>
    public string CapSenderZh { get; set; } = "110指挥中心";

    /// <summary>The sender's name in English. Default 110 command centre.</summary>
    public string CapSenderEn { get; set; } = "110 command centre";

    /// <summary>Null when every figure is usable; otherwise what to change.</summary>
    public string? Fault() => Limits.Fault() ?? Retention.Fault()
        ?? (ShardSize is < 10 or > 512 ? "Alerts:ShardSize must be between 10 and 512."
            : CapSender.Length == 0 || CapSender.IndexOfAny([' ', ',', '<', '&']) >= 0 ? "Alerts:CapSender must be one word without ',', '<' or '&'."
            : null);
}
