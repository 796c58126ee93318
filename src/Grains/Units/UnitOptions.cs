using Dispatch.Domain.Units;

namespace Dispatch.Grains.Units;

/// <summary>Section <c>Units</c>.</summary>
public sealed class UnitOptions
{
    /// <summary>Rest and arrival fences.</summary>
    public UnitPolicy Policy { get; set; } = new();

    /// <summary>How long a watching screen is told of changes without renewing. Default 60 s.</summary>
    public TimeSpan WatchLease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// After a unit wakes up with a task or is given one: when it first asks the incident whether that still holds. Default 5 s.
    /// Shorter frees units sooner that a crash left promised to nobody.
    /// </summary>
    public TimeSpan TaskCheckAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often it asks again while it has a task, in case news of its assignment was lost. Default 60 s.</summary>
    public TimeSpan TaskCheckEvery { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Null when every figure is usable; otherwise what to change.</summary>
    public string? Fault() => Policy.Fault() ?? this switch
    {
        { WatchLease.Ticks: <= 0 } => "Units:WatchLease must be above zero.",
        { TaskCheckAfter.Ticks: <= 0 } => "Units:TaskCheckAfter must be above zero.",
        { TaskCheckEvery.Ticks: <= 0 } => "Units:TaskCheckEvery must be above zero.",
        _ => null,
    };
}
