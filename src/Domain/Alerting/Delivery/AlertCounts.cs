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

    public int Answered => Accepted + Declined + Unable - Withdrawn;

    /// <summary>Accepted and did not withdraw.</summary>
    public int Committed => Accepted - Withdrawn;

    public static AlertCounts Of(DeliveryLadder ladder)
    {
        var top = Top(ladder);
        var (accepted, refused) = (ladder.HasAccepted, ladder.HasRefused);
        var unable = ladder.TimeOf(LadderStep.Unable) is not null;
        return new AlertCounts(
            Queued: 1,
            Sent: One(top >= LadderStep.Sent.Rung()),
            Delivered: One(top >= LadderStep.Delivered.Rung()),
            Seen: One(top >= LadderStep.Seen.Rung()),
            Accepted: One(accepted),
            Declined: One(refused && !unable),
            Unable: One(unable),
            Withdrawn: One(accepted && refused),
            EnRoute: One(top >= LadderStep.EnRoute.Rung()),
            AtPost: One(top >= LadderStep.AtPost.Rung()),
            Released: One(ladder.IsReleased),
            Silent: One(top >= LadderStep.Sent.Rung() && !accepted && !refused));
    }

    public static AlertCounts Of(IEnumerable<AlertDelivery> deliveries) =>
        deliveries.Aggregate(None, (sum, delivery) => sum.Plus(Of(delivery.Ladder)));

    /// <summary>Sums of shards; also the change of one ladder as <c>sum.Minus(Of(before)).Plus(Of(after))</c>.</summary>
    public AlertCounts Plus(AlertCounts other) => Combine(other, 1);

    public AlertCounts Minus(AlertCounts other) => Combine(other, -1);

    private AlertCounts Combine(AlertCounts other, int sign) => new(
        Queued + (sign * other.Queued), Sent + (sign * other.Sent), Delivered + (sign * other.Delivered), Seen + (sign * other.Seen),
        Accepted + (sign * other.Accepted), Declined + (sign * other.Declined), Unable + (sign * other.Unable), Withdrawn + (sign * other.Withdrawn),
        EnRoute + (sign * other.EnRoute), AtPost + (sign * other.AtPost), Released + (sign * other.Released), Silent + (sign * other.Silent));

    private static int Top(DeliveryLadder ladder)
    {
        var top = 0;
        foreach (var mark in ladder.Marks)
            top = Math.Max(top, mark.Step.Rung());
        return top;
    }

    private static int One(bool yes) => yes ? 1 : 0;
}
