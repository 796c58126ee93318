using System.Collections.Immutable;

namespace Dispatch.Domain.Alerting.Delivery;

/// <summary>One recipient with its ladder: what a shard keeps of it.</summary>
/// <param name="Earlier">Ladders of the sequence numbers before, oldest first, for the report; usually none.</param>
[GenerateSerializer, Immutable, Alias("dispatch.AlertDelivery")]
public sealed record AlertDelivery(Recipient Recipient, DeliveryLadder Ladder, ImmutableArray<DeliveryLadder> Earlier)
{
    public static AlertDelivery Queue(Recipient recipient, int seq, DateTimeOffset at) => new(recipient, DeliveryLadder.Queued(seq, at), []);

    public AlertDelivery Take(in LadderNews news, DateTimeOffset expiresAt)
    {
        var after = Ladder.Take(news, expiresAt);
        return ReferenceEquals(after, Ladder) ? this : this with { Ladder = after };
    }

    public AlertDelivery End(EndingKind kind, int seq, DateTimeOffset at)
    {
        var after = Ladder.End(kind, seq, at);
        return ReferenceEquals(after, Ladder) ? this : this with { Ladder = after };
    }

    /// <summary>An Update: the recipient as it is now (perhaps another post). Its answer stands while the post is the same.</summary>
    public AlertDelivery Renew(Recipient recipient, int seq, DateTimeOffset at)
    {
        var after = Ladder.Renew(seq, at, sameTask: recipient.Post?.Node == Recipient.Post?.Node && recipient.EyesOnly == Recipient.EyesOnly);
        return ReferenceEquals(after, Ladder) ? this : new AlertDelivery(recipient with { Wave = Recipient.Wave }, after, Earlier.Add(Ladder));
    }
}
