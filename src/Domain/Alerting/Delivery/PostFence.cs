using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Alerting.Delivery;

/// <summary>
/// From which position on a mobilised unit counts as being at its post. Civilians are asked to keep a distance from what they watch,
/// so the circle begins outside of that; the outer one keeps jitter at its edge from starting the dwell anew.
/// </summary>
public static class PostFence
{
    /// <summary>Beyond the stand-off: a street's parking on either side of the distance kept. Assumed.</summary>
    public static readonly Metres Reach = new(150);

    private const double OuterShare = 1.5;

    /// <summary>Null when no position says anything: no post, not mobilised, or there already.</summary>
    public static ArrivalFence? Of(IncidentId incident, AlertPost? post, DeliveryLadder ladder)
    {
        if (post is null || !ladder.IsCommitted || ladder.TimeOf(LadderStep.AtPost) is not null)
            return null;
        var inner = post.StandOff.Value + Reach.Value;
        return new ArrivalFence(incident, post.At, new Metres(inner), new Metres(inner * OuterShare));
    }
}
