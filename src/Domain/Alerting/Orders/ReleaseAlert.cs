using Dispatch.Domain.Incidents;

namespace Dispatch.Domain.Alerting.Orders;

/// <summary>The second person lets the alert go out.</summary>
public static class ReleaseAlert
{
    public static Outcome<Alert> Decide(Alert alert, CommandHeader header)
    {
        if (alert.Standing != AlertStanding.AwaitsRelease)
            return alert.ReleasedBy is not null ? alert : alert.NotActive();
        if (SecondPerson.Check(alert.OrderedBy, header.By) is { } refusal)
            return refusal;
        if (header.At >= alert.Order.ExpiresAt)
            return new Refusal("alert-expired", "The alert expired before it was released; order it again.", RefusalKind.Conflict);
        return (alert with { Standing = AlertStanding.Active, ReleasedBy = header.By, ReleasedAt = header.At })
            .With(header.By, header.At, new AlertReleased(alert.Order.Id.Value, alert.Eligible)).Receipted(header);
    }
}
