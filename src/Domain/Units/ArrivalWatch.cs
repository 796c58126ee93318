using Dispatch.Domain.Geo;
using Dispatch.Domain.Tracking;

namespace Dispatch.Domain.Units;

/// <summary>
/// Whether a unit has arrived inside its fence: after a dwell, so that driving past is no arrival; with hysteresis, so that
/// jitter at the edge does not start the dwell anew; and only on accurate fixes.
/// </summary>
/// <param name="InsideSince">Device time of the first fix inside; null while outside.</param>
/// <param name="Arrived">Stays true until the unit is seen outside the outer circle.</param>
public readonly record struct ArrivalWatch(DateTimeOffset? InsideSince, bool Arrived)
{
    public ArrivalWatch See(ArrivalFence fence, Fix fix, ArrivalLimits limits)
    {
        if (fix.Accuracy > new Metres(limits.MaxAccuracyMetres))
            return this;
        var distance = Earth.Distance(fix.At, fence.Centre);
        if (distance > fence.Outer)
            return default;
        var since = InsideSince ?? (distance <= fence.Inner ? fix.Time : null);
        return new ArrivalWatch(since, Arrived || fix.Time - since >= limits.Dwell);
    }
}

/// <summary>Bound from the configuration section <c>Cells:Arrival</c>.</summary>
public sealed record ArrivalLimits
{
    public static readonly ArrivalLimits Default = new();

    /// <summary>How long a unit must be inside before it counts as arrived, by its own clock. Default 10 s; zero = at the first fix.</summary>
    public TimeSpan Dwell { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Fixes less accurate than this, in metres, neither start nor end an arrival. Default 100.</summary>
    public double MaxAccuracyMetres { get; init; } = 100;

    /// <summary>Null when every figure is usable; otherwise what to change.</summary>
    public string? Fault() => this switch
    {
        { Dwell.Ticks: < 0 } => "Cells:Arrival:Dwell must not be negative.",
        { MaxAccuracyMetres: not > 0 } => "Cells:Arrival:MaxAccuracyMetres must be above zero.",
        _ => null,
    };
}
