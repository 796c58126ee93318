using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Alerting;

/// <summary>The figures behind mobilisation. Bound from the configuration section <c>Alerts:Limits</c>.</summary>
public sealed record AlertLimits
{
    public static readonly AlertLimits Default = new();

    /// <summary>Above so many recipients a second authorised person releases the alert. Default 50.</summary>
    public int SecondPersonAbove { get; init; } = 50;

    /// <summary>While the incident is not verified no more than so many hear of it at all. Default 20.</summary>
    public int FirstWave { get; init; } = 20;

    /// <summary>
    /// No wave that wants answers is larger, however low acceptance is: the next one comes soon and knows more. Default 200.
    /// </summary>
    public int LargestWave { get; init; } = 200;

    /// <summary>A civilian is sent at most so many alerts in any 24 hours, drills included. Default 6 (assumed: one every two hours of a shift).</summary>
    public int AlertsPerDay { get; init; } = 6;

    /// <summary>A unit whose position is older is not told: nobody knows what it is near. Default 5 minutes, as for recommendations.</summary>
    public TimeSpan MaxFixAge { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Silence for so long counts as "ask the next one". Default 45 s (assumed: to stop, read and tap).</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>An accepted unit may be so much later at its post than expected before another is called. Default 2 minutes.</summary>
    public TimeSpan LateMargin { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Acceptance is never taken to be lower when a wave is sized. Default 0.1: below it asking ever more people is not the answer
    /// (GoodSAM: somebody accepted in 1.3–5.4 % of arrests).
    /// </summary>
    public double LowestAcceptance { get; init; } = 0.1;

    /// <summary>How far from a post a unit is looked for, unless the order says otherwise. Default 5 km: six minutes at 50 km/h.</summary>
    public Metres Reach { get; init; } = Metres.Kilometres(5);

    /// <summary>An alert lives at most so long; more needs a new order. Default 12 hours.</summary>
    public TimeSpan LongestLife { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Null when every figure is usable; otherwise what to change.</summary>
    public string? Fault() => this switch
    {
        { SecondPersonAbove: < 0 } => "Alerts:Limits:SecondPersonAbove must not be negative.",
        { FirstWave: < 1 or > 100 } => "Alerts:Limits:FirstWave must be between 1 and 100.",
        { LargestWave: < 1 or > 10_000 } => "Alerts:Limits:LargestWave must be between 1 and 10,000.",
        { AlertsPerDay: < 1 or > 100 } => "Alerts:Limits:AlertsPerDay must be between 1 and 100.",
        { MaxFixAge.Ticks: <= 0 } or { AnswerWithin.Ticks: <= 0 } or { LateMargin.Ticks: < 0 } => "Alerts:Limits: a duration must be above zero.",
        { LowestAcceptance: not (> 0 and <= 1) } => "Alerts:Limits:LowestAcceptance must be above 0 and at most 1.",
        { Reach.Value: not (>= 100 and <= 50_000) } => "Alerts:Limits:Reach must be 100 to 50,000 metres.",
        _ when LongestLife < TimeSpan.FromMinutes(1) => "Alerts:Limits:LongestLife must be at least a minute.",
        _ => null,
    };
}
