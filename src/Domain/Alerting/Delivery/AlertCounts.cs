namespace Dispatch.Domain.Alerting.Delivery;

/// <summary>
/// The funnel: how many recipients reached each step, a later step implying the ones before it. Answers are counted as given, so
/// <c>Answered = Accepted + Declined + Unable − Withdrawn</c> and <c>Queued = Answered + Silent</c> + (not yet sent).
/// </summary>
/// <param name="Withdrawn">Of those who accepted: said no afterwards, and are counted in Declined or Unable too.</param>
/// <param name="Released">The end was acknowledged.</param>
/// <param name="Silent">Sent and not answered.</param>
[GenerateSerializer, Immutable, Alias("dispatch.AlertCounts")]
public sealed record AlertCounts(
    int Queued = 0,
    int Sent = 0,
    int Delivered = 0,
    int Seen = 0,
    int Accepted = 0,
    int Declined = 0,
    int Unable = 0,
    int Withdrawn = 0,
    int EnRoute = 0,
    int AtPost = 0,
    int Released = 0,
    int Silent = 0)
{
    public static readonly AlertCounts None = new();

    // Of one ladder: each figure is 0 or 1, so there are few, and 20,000 ladders that change in a second need none of their own.
    private static readonly AlertCounts?[] Known = new AlertCounts?[1 << 11];

    public int Answered => Accepted + Declined + Unable - Withdrawn;

    /// <summary>Accepted and did not withdraw.</summary>
    public int Committed => Accepted - Withdrawn;

    public static AlertCounts Of(DeliveryLadder ladder)
    {
        var top = Top(ladder);
        var (accepted, refused) = (ladder.HasAccepted, ladder.HasRefused);
        var unable = refused && ladder.TimeOf(LadderStep.Unable) is not null;
        return Of(
            sent: top >= LadderStep.Sent.Rung(),
            delivered: top >= LadderStep.Delivered.Rung(),
            seen: top >= LadderStep.Seen.Rung(),
            accepted,
            declined: refused && !unable,
            unable,
            withdrawn: accepted && refused,
            enRoute: top >= LadderStep.EnRoute.Rung(),
            atPost: top >= LadderStep.AtPost.Rung(),
            released: ladder.IsReleased);
    }

    public static AlertCounts Of(IEnumerable<AlertDelivery> deliveries) =>
        deliveries.Aggregate(None, (sum, delivery) => sum.Plus(Of(delivery.Ladder)));

    /// <summary>Sums of shards, or of so many ladders that are alike.</summary>
    public AlertCounts Plus(AlertCounts other, int times = 1) => new(
        Queued + (times * other.Queued), Sent + (times * other.Sent), Delivered + (times * other.Delivered), Seen + (times * other.Seen),
        Accepted + (times * other.Accepted), Declined + (times * other.Declined), Unable + (times * other.Unable), Withdrawn + (times * other.Withdrawn),
        EnRoute + (times * other.EnRoute), AtPost + (times * other.AtPost), Released + (times * other.Released), Silent + (times * other.Silent));

    private static AlertCounts Of(
        bool sent, bool delivered, bool seen, bool accepted, bool declined, bool unable, bool withdrawn, bool enRoute, bool atPost, bool released)
    {
        var silent = sent && !accepted && !declined && !unable;
        var shape = 0;
        foreach (var yes in (ReadOnlySpan<bool>)[sent, delivered, seen, accepted, declined, unable, withdrawn, enRoute, atPost, released, silent])
            shape = (shape << 1) | One(yes);
        return Known[shape] ??= new AlertCounts(
            1, One(sent), One(delivered), One(seen), One(accepted), One(declined), One(unable), One(withdrawn), One(enRoute), One(atPost), One(released), One(silent));
    }

    private static int Top(DeliveryLadder ladder)
    {
        var top = 0;
        foreach (var mark in ladder.Marks)
            top = Math.Max(top, mark.Step.Rung());
        return top;
    }

    private static int One(bool yes) => yes ? 1 : 0;
}
