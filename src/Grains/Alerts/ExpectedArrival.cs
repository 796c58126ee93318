using Dispatch.Domain.Alerting;
using Dispatch.Domain.Recommendation;

namespace Dispatch.Grains.Alerts;

/// <summary>When somebody who accepted should be at the post, at a legal speed and with the detour that roads usually make.</summary>
internal static class ExpectedArrival
{
    /// <summary>Null without a post or a distance: then it is never late.</summary>
    public static DateTimeOffset? Of(Recipient recipient, DateTimeOffset acceptedAt) =>
        recipient is { Post: not null, Distance: { } distance }
            ? acceptedAt.AddSeconds(distance.Value * RecommendationLimits.Default.DetourFactor / RecommendationLimits.LegalSpeed(recipient.Kind).Value)
            : null;
}
