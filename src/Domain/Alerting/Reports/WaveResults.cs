using System.Collections.Immutable;
using Dispatch.Domain.Alerting.Delivery;

namespace Dispatch.Domain.Alerting.Reports;

/// <summary>Acceptance of each wave.</summary>
internal static class WaveResults
{
    public static ImmutableArray<WaveResult> Of(Alert alert, IEnumerable<AlertDelivery> deliveries)
    {
        var byWave = deliveries.ToLookup(one => one.Recipient.Wave);
        return [.. alert.Waves.Select(wave => Of(wave, byWave[wave.Number]))];
    }

    private static WaveResult Of(AlertWave wave, IEnumerable<AlertDelivery> deliveries)
    {
        var counts = AlertCounts.Of(deliveries);
        var answers = deliveries.Select(one => FirstAnswer(one.Ladder) - one.Ladder.QueuedAt).OfType<TimeSpan>().Order().ToList();
        return new WaveResult(
            wave.Number, wave.At, counts, counts.Sent == 0 ? null : (double)counts.Accepted / counts.Sent, AfterAction.Percentile(answers, 0.5));
    }

    private static DateTimeOffset? FirstAnswer(DeliveryLadder ladder)
    {
        foreach (var mark in ladder.Marks.Skip(1 + ladder.Carried))
            if (mark.Step.Rung() >= LadderSteps.AnswerRung)
                return mark.At;
        return null;
    }
}
