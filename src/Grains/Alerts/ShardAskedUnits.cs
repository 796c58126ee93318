using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Alerting.Waves;

namespace Dispatch.Grains.Alerts;

/// <summary>What a shard says of its recipients to whoever plans the next wave.</summary>
internal static class ShardAskedUnits
{
    /// <summary>Of those who are queued on disk.</summary>
    public static ShardAsked Of(IEnumerable<AlertDelivery> stored)
    {
        var all = stored.ToList();
        return new ShardAsked(
            [.. all.Select(one => one.Recipient)],
            [.. all.Where(one => !one.Recipient.EyesOnly).Select(AskedOf)],
            [.. all.Where(one => one.Recipient.EyesOnly && !one.Ladder.HasEnded && !one.Ladder.HasRefused).Select(one => new LookingUnit(one.Recipient, one.Ladder.Seq))]);
    }

    private static AskedUnit AskedOf(AlertDelivery one) => new(
        one.Recipient.Unit, one.Recipient.Kind, one.Recipient.Wave, one.Recipient.Post?.Node, one.Ladder.QueuedAt,
        one.Ladder.HasEnded ? AskedState.Ended
            : one.Ladder.HasRefused ? AskedState.Refused
            : one.Ladder.TimeOf(LadderStep.AtPost) is not null ? AskedState.AtPost
            : one.Ladder.HasAccepted ? AskedState.Accepted : AskedState.Waiting,
        one.Ladder.HasAccepted ? AcceptedAt(one.Ladder) : null,
        one.Ladder.HasAccepted ? ExpectedArrival.Of(one.Recipient, AcceptedAt(one.Ladder)) : null);

    private static DateTimeOffset AcceptedAt(DeliveryLadder ladder) =>
        ladder.TimeOf(LadderStep.Accepted) ?? ladder.TimeOf(LadderStep.EnRoute) ?? ladder.TimeOf(LadderStep.AtPost) ?? ladder.QueuedAt;
}
