using System.Collections.Immutable;

namespace Dispatch.Domain.Supervision;

/// <summary>How long something took, over many incidents. Seconds; null where there was nothing to measure.</summary>
/// <param name="Within">How many were within the target.</param>
[GenerateSerializer, Immutable, Alias("dispatch.IntervalFigures")]
public sealed record IntervalFigures(int Count, double? P50, double? P90, double? Longest, double? Target, int Within)
{
    /// <summary>Percentiles by nearest rank: a time that really occurred, never one between two.</summary>
    public static IntervalFigures Of(IEnumerable<TimeSpan> times, TimeSpan? target)
    {
        var seconds = times.Select(time => time.TotalSeconds).Order().ToImmutableArray();
        if (seconds.IsEmpty)
            return new IntervalFigures(0, null, null, null, target?.TotalSeconds, 0);
        return new IntervalFigures(
            seconds.Length, Rank(seconds, 0.5), Rank(seconds, 0.9), seconds[^1], target?.TotalSeconds,
            target is { } limit ? seconds.Count(one => one <= limit.TotalSeconds) : seconds.Length);
    }

    private static double Rank(ImmutableArray<double> sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
}
