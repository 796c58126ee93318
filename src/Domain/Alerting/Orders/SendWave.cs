using System.Collections.Immutable;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Recommendation;

namespace Dispatch.Domain.Alerting.Orders;

/// <summary>A wave goes out. Nothing goes out before the release, after the end or after expiry.</summary>
public static class SendWave
{
    /// <param name="recipients">Of the wave <c>alert.Waves.Length + 1</c>.</param>
    /// <param name="excluded">Who was looked at and is not told, by reason.</param>
    public static Outcome<Alert> Decide(
        Alert alert, ImmutableArray<Recipient> recipients, ImmutableArray<Exclusion> excluded, Actor by, DateTimeOffset at)
    {
        if (!alert.IsActive || at >= alert.Order.ExpiresAt)
            return alert.NotActive();
        if (recipients.IsEmpty)
            return alert with { Excluded = excluded };
        if (NeverInnerRing.Check(recipients) is { } refusal)
            return refusal;
        if (alert.Waves.Length >= Alert.MaxWaves)
            return new Refusal("too-many-waves", $"Alert {alert.Order.Id} had {Alert.MaxWaves} waves; order another alert.", RefusalKind.Conflict);
        var wave = new AlertWave(alert.Waves.Length + 1, at, recipients.Length);
        return (alert with { Waves = alert.Waves.Add(wave), Excluded = excluded, Version = alert.Version + 1 })
            .With(by, at, new WaveSent(alert.Order.Id.Value, wave.Number, wave.Size));
    }
}
