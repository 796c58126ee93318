using Dispatch.Domain.Alerting.Delivery;

namespace Dispatch.Grains.Alerts;

/// <summary>What a unit hears of its mark: the durable time, or why there is none.</summary>
internal static class ShardAnswers
{
    public const string UnknownAlert = "unknown-alert";
    public const string Over = "alert-over";
    public const string AnsweredBefore = "answered-before";
    public const string OtherSequence = "other-sequence";

    public static MarkAnswer To(UnitMark mark, AlertDelivery? delivery)
    {
        if (delivery?.Ladder is not { } ladder)
            return new MarkAnswer(null, UnknownAlert);
        if (TimeOf(ladder, mark.News.Step) is { } at)
            return new MarkAnswer(at, null);
        return new MarkAnswer(null,
            mark.News.Step == LadderStep.Released ? OtherSequence
            : ladder.HasEnded ? Over
            : ladder.HasRefused ? AnsweredBefore
            : mark.News.Seq != ladder.Seq ? OtherSequence : Over);
    }

    /// <summary>A step below one that is recorded needs no time of its own to be confirmed.</summary>
    private static DateTimeOffset? TimeOf(DeliveryLadder ladder, LadderStep step)
    {
        if (ladder.TimeOf(step) is { } own)
            return own;
        if (step is LadderStep.Released || step.IsRefusal())
            return null;
        foreach (var mark in ladder.Marks)
            if (mark.Step > step && !mark.Step.IsRefusal())
                return mark.At;
        // Who declined has had it on the screen, whatever else is missing.
        return step is LadderStep.Sent or LadderStep.Delivered or LadderStep.Seen && ladder.HasRefused ? ladder.Marks[^1].At : null;
    }
}
