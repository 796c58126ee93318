using Dispatch.Domain.Alerting.Audiences;
using Dispatch.Domain.Incidents;

namespace Dispatch.Domain.Alerting.Orders;

/// <summary>A commander orders an alert. It is active at once, or waits for its second person.</summary>
public static class OrderAlert
{
    /// <param name="verified">The incident is verified.</param>
    /// <param name="choice">The audience as it is now: decides whether a release is needed. Looked at again when it is sent.</param>
    public static Outcome<Alert> Decide(AlertOrder order, bool verified, AudienceChoice choice, CommandHeader header, AlertLimits limits)
    {
        if (AlertOrderRules.Check(order, verified, limits, header.At) is { } refusal)
            return refusal;
        var why = SecondPerson.Why(order, choice.Eligible.Length, limits);
        var standing = why is null ? AlertStanding.Active : AlertStanding.AwaitsRelease;
        var alert = new Alert(
            order, standing, 1, header.By, header.At, why, null, null, choice.Eligible.Length, choice.Excluded,
            [], null, null, null, [], [], 0, Receipts.None, 0);
        return alert.With(header.By, header.At, new AlertOrdered(
            order.Id.Value, 1, order.Kind, order.Audience.Kind, choice.Eligible.Length, order.Quota, order.ExpiresAt, order.Drill, why,
            order.Text?.Zh, order.Text?.En, order.Description?.Text.Zh, order.Description?.Text.En)).Receipted(header);
    }
}
