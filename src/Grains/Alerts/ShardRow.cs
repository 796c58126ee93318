using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;

namespace Dispatch.Grains.Alerts;

/// <summary>One recipient of a shard, as it will be after the next write and as it is on disk.</summary>
internal sealed class ShardRow(Recipient recipient)
{
    /// <summary>As it is to be stored: of <see cref="Live"/>, or of somebody who is only prepared.</summary>
    public Recipient Recipient { get; set; } = recipient;

    /// <summary>Null while it is prepared and not queued: then it is told nothing and counts nowhere.</summary>
    public AlertDelivery? Live { get; set; }

    /// <summary>Null while it is not queued on disk.</summary>
    public AlertDelivery? Stored { get; set; }

    /// <summary>Of <see cref="Live"/> when it was written last; empty while it is not queued.</summary>
    public string Line { get; set; } = "";
}

/// <summary>Who stands in a row now, other than in the list of recipients that was stored last.</summary>
[GenerateSerializer, Alias("dispatch.ChangedRow")]
internal sealed record ChangedRow(int Row, Recipient Recipient);
