namespace Dispatch.Domain.Alerting.Orders;

/// <summary>
/// Before an incident is verified few hear of it, and never the whole city. Behind it: false alarms that set off a hundred
/// officers (Faku) or a hunt (Jingmen, Danfeng).
/// </summary>
public static class FirstWaveRule
{
    public static Refusal? Check(AlertOrder order, bool verified) =>
        !verified && (order.Kind == AlertKind.CityWide || order.Audience.Kind == AudienceKind.City)
            ? new Refusal("incident-not-verified", "The incident is not verified: verify it first, or alert a smaller area.", RefusalKind.Conflict, "audience.kind")
            : null;

    /// <summary>How many more may be told now, given that <paramref name="told"/> were told already.</summary>
    public static int Room(bool verified, int told, AlertLimits limits) => verified ? int.MaxValue : Math.Max(0, limits.FirstWave - told);
}
