using System.Collections.Immutable;
using Dispatch.Domain.Cordons;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Alerting.Orders;

/// <summary>Civilians are never posted on the inner ring. The planner plans so already; this is the last look before anybody is told.</summary>
public static class NeverInnerRing
{
    public static Refusal? Check(ImmutableArray<Recipient> recipients) =>
        recipients.FirstOrDefault(unit => unit.Kind.IsCivilian() && unit.Post?.Ring <= CivilianRing.InnerRing) is { } wrong
            ? new Refusal("civilian-on-inner-ring", $"The post {wrong.Post!.Place} is on the inner ring and {wrong.CallSign} is not posted there.", RefusalKind.Forbidden)
            : null;
}
