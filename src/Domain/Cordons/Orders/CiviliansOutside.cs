using System.Collections.Immutable;

namespace Dispatch.Domain.Cordons.Orders;

/// <summary>
/// Civilians are never ordered to the inner ring. The planner plans so already; this is the last look before anybody is asked,
/// whatever the plan came from.
/// </summary>
public static class CiviliansOutside
{
    public static Refusal? Check(ImmutableArray<PlannedPost> posts) =>
        posts.FirstOrDefault(post => post.Ring <= CivilianRing.InnerRing && post.HasCivilians) is { } wrong
            ? new Refusal("civilian-on-inner-ring", $"The post {wrong.Place} is on the inner ring and civilians are not posted there.", RefusalKind.Forbidden)
            : null;
}
