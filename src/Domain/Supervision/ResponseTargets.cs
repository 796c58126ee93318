namespace Dispatch.Domain.Supervision;

/// <summary>How soon things should happen, by priority 1–4. Section <c>Supervision:Targets</c>.</summary>
/// <remarks>
/// Call to dispatch for priority 1 is NFPA 1225's 60 s; the arrival times follow the 5-minute circle of the field's rapid-reaction
/// doctrine for priority 1. The others are assumed. A centre sets its own.
/// </remarks>
public sealed record ResponseTargets
{
    /// <summary>From the call to the first unit sent. Default 60, 120, 600, 1,800 s.</summary>
    public TimeSpan[] Dispatch { get; init; } = Seconds(60, 120, 600, 1_800);

    /// <summary>From the first unit sent to the first on scene. Default 300, 480, 1,200, 3,600 s.</summary>
    public TimeSpan[] Arrival { get; init; } = Seconds(300, 480, 1_200, 3_600);

    /// <summary>From the call to the first unit on scene. Default 360, 600, 1,800, 5,400 s.</summary>
    public TimeSpan[] Response { get; init; } = Seconds(360, 600, 1_800, 5_400);

    /// <summary>Null when every figure is usable; otherwise what to change.</summary>
    public string? Fault() =>
        new[] { (nameof(Dispatch), Dispatch), (nameof(Arrival), Arrival), (nameof(Response), Response) }
            .Where(named => named.Item2 is not { Length: 4 } || named.Item2.Any(time => time <= TimeSpan.Zero))
            .Select(named => $"Supervision:Targets:{named.Item1} must have four times above zero, one for each priority.")
            .FirstOrDefault();

    private static TimeSpan[] Seconds(params int[] seconds) => [.. seconds.Select(one => TimeSpan.FromSeconds(one))];
}
