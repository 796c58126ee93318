using Dispatch.Domain.Incidents;

namespace Dispatch.Domain.Alerting.Orders;

/// <summary>
/// The alert ends: retracted (what it said is wrong), stood down (it is over) or expired. Everybody to whom it was sent is told and
/// confirms. A retraction may still follow another end, because those who were let go may believe what was wrong.
/// </summary>
public static class EndAlert
{
    public static Outcome<Alert> Retract(Alert alert, string reason, CommandHeader header)
    {
        if ((TextRules.Required(reason, "reason") ?? TextRules.Line(reason, TextRules.ReasonLimit, "reason")) is { } refusal)
            return refusal;
        return alert.Standing == AlertStanding.Retracted ? alert
            : End(alert, AlertStanding.Retracted, reason, header.By, header.At, new AlertRetracted(alert.Order.Id.Value, alert.Seq + 1, reason)).Receipted(header);
    }

    public static Outcome<Alert> StandDown(Alert alert, string? reason, CommandHeader header)
    {
        if (TextRules.Line(reason, TextRules.ReasonLimit, "reason") is { } refusal)
            return refusal;
        return alert.IsOver ? alert
            : End(alert, AlertStanding.StoodDown, reason, header.By, header.At, new AlertStoodDown(alert.Order.Id.Value, alert.Seq + 1, reason)).Receipted(header);
    }

    /// <summary>The same alert while its time is not over, or when it ended already: the state decides, not the timer.</summary>
    public static Alert Expire(Alert alert, DateTimeOffset now) =>
        alert.IsOver || now < alert.Order.ExpiresAt ? alert
        : End(alert, AlertStanding.Expired, null, Actor.System, now, new AlertExpired(alert.Order.Id.Value, alert.Seq + 1)) with { Version = alert.Version + 1 };

    private static Alert End(Alert alert, AlertStanding standing, string? reason, Actor by, DateTimeOffset at, IncidentEvent happened) =>
        (alert with { Standing = standing, Seq = alert.Seq + 1, EndedBy = by, EndedAt = at, EndReason = reason }).With(by, at, happened);
}
