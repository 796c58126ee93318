namespace Dispatch.Domain.Alerting.Delivery;

/// <summary>The rungs, in order. Accepted, declined and unable share one rung.</summary>
[GenerateSerializer, Alias("dispatch.LadderStep")]
public enum LadderStep
{
    Queued,
    /// <summary>Written to the unit's connection.</summary>
    Sent,
    /// <summary>The device confirmed that it has it.</summary>
    Delivered,
    /// <summary>It was on the screen.</summary>
    Seen,
    Accepted,
    Declined,
    Unable,
    EnRoute,
    AtPost,
    /// <summary>The unit confirmed that it is over.</summary>
    Released,
}

public static class LadderSteps
{
    internal const int AnswerRung = 4;

    public static bool IsAnswer(this LadderStep step) => step is LadderStep.Accepted or LadderStep.Declined or LadderStep.Unable;

    public static bool IsRefusal(this LadderStep step) => step is LadderStep.Declined or LadderStep.Unable;

    /// <summary>What a unit may say of itself; the rest the server knows.</summary>
    public static bool IsUnits(this LadderStep step) => step is not (LadderStep.Queued or LadderStep.Sent);

    internal static int Rung(this LadderStep step) => step switch
    {
        LadderStep.Queued => 0,
        LadderStep.Sent => 1,
        LadderStep.Delivered => 2,
        LadderStep.Seen => 3,
        LadderStep.Accepted or LadderStep.Declined or LadderStep.Unable => AnswerRung,
        LadderStep.EnRoute => 5,
        LadderStep.AtPost => 6,
        LadderStep.Released => 7,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "No such step."),
    };
}
