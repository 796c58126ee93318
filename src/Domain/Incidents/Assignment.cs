using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Incidents;

/// <summary>
/// One sending of one unit. The milestones are write-once: each is set by the step of its name and by nothing else, so an
/// interval computed from two of them is what was reported, never a guess.
/// </summary>
/// <param name="ArrivedAt">The scene or the post that it came to last; null before it was on scene.</param>
public sealed record Assignment(
    UnitId Unit,
    string CallSign,
    AssignmentStep Step,
    DateTimeOffset DispatchedAt,
    DateTimeOffset? AcknowledgedAt = null,
    DateTimeOffset? EnRouteAt = null,
    DateTimeOffset? OnSceneAt = null,
    DateTimeOffset? EndedAt = null,
    GeoPoint? ArrivedAt = null)
{
    public bool IsOpen => Step.IsOpen();

    /// <summary>When the present step was reached.</summary>
    public DateTimeOffset LastAt => EndedAt ?? OnSceneAt ?? EnRouteAt ?? AcknowledgedAt ?? DispatchedAt;

    /// <param name="place">Where it was to go.</param>
    internal Assignment After(AssignmentStep step, DateTimeOffset at, GeoPoint place)
    {
        var moved = this with { Step = step };
        return step switch
        {
            AssignmentStep.Acknowledged => moved with { AcknowledgedAt = AcknowledgedAt ?? at },
            AssignmentStep.EnRoute => moved with { EnRouteAt = EnRouteAt ?? at },
            AssignmentStep.OnScene => moved with { OnSceneAt = OnSceneAt ?? at, ArrivedAt = place },
            AssignmentStep.Cleared or AssignmentStep.Declined or AssignmentStep.TakenOff => moved with { EndedAt = EndedAt ?? at },
            _ => throw new InvalidOperationException($"No log may move an assignment to {step}."),
        };
    }
}
