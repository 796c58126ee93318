namespace Dispatch.Domain.Alerting.Waves;

/// <summary>
/// How likely somebody who is asked accepts, from those who have decided or let the time pass: (accepted + 1) / (decided + 1),
/// which begins at 1 (ask as many as are needed, no more) and never divides by zero.
/// </summary>
public static class Acceptance
{
    public static double Estimate(IEnumerable<AskedUnit> asked, AlertLimits limits, DateTimeOffset now)
    {
        var (accepted, decided) = (0, 0);
        foreach (var unit in asked)
        {
            accepted += unit.EverAccepted ? 1 : 0;
            decided += unit.EverAccepted || unit.State == AskedState.Refused || unit.IsSilent(now, limits) ? 1 : 0;
        }

        return Math.Clamp((accepted + 1.0) / (decided + 1.0), limits.LowestAcceptance, 1);
    }

    /// <summary>How many must be waiting for so many places to be filled.</summary>
    public static int ToAsk(int needed, double acceptance) =>
        needed <= 0 ? 0 : (int)Math.Min(int.MaxValue / 2, Math.Ceiling(needed / acceptance));
}
