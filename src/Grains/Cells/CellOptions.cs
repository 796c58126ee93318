using Dispatch.Domain.Units;

namespace Dispatch.Grains.Cells;

/// <summary>Section <c>Cells</c>.</summary>
public sealed class CellOptions
{
    /// <summary>A unit that reports nothing for so long is gone from its cell and from the map. Default 10 minutes.</summary>
    public TimeSpan Forget { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How often a cell asks a unit again who it is, in case a change was lost on the way. Default 2 minutes
    /// (20,000 units: 170 calls a second). Keep it below the idle collection age, so that reporting units stay awake.
    /// </summary>
    public TimeSpan Refresh { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long to wait after such a question failed. Default 5 s.</summary>
    public TimeSpan AskAgain { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Units in one cell; further ones are dropped and counted. Default 20,000: the whole fleet may stand in one place.</summary>
    public int MaxUnits { get; set; } = 20_000;

    /// <summary>How long a watching screen gets frames without renewing. Default 60 s.</summary>
    public TimeSpan WatchLease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>A frame goes out at least this long after the one before, if anything changed. Default 200 ms.</summary>
    public TimeSpan FrameEvery { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>A frame goes out at once when so many units changed. Default 512.</summary>
    public int FrameSize { get; set; } = 512;

    /// <summary>While a unit stands in its fence and its assignment does not move on: how often the incident is told again. Default 10 s.</summary>
    public TimeSpan TellArrivalEvery { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>When a unit counts as arrived.</summary>
    public ArrivalLimits Arrival { get; set; } = new();

    /// <summary>Null when every figure is usable; otherwise what to change.</summary>
    public string? Fault() => Arrival.Fault() ?? this switch
    {
        { Forget.Ticks: <= 0 } => "Cells:Forget must be above zero.",
        { Refresh.Ticks: <= 0 } => "Cells:Refresh must be above zero.",
        { AskAgain.Ticks: <= 0 } => "Cells:AskAgain must be above zero.",
        { MaxUnits: < 1 } => "Cells:MaxUnits must be at least 1.",
        { WatchLease.Ticks: <= 0 } => "Cells:WatchLease must be above zero.",
        { FrameEvery.TotalMilliseconds: < 10 } => "Cells:FrameEvery must be at least 10 ms.",
        { FrameSize: < 1 } => "Cells:FrameSize must be at least 1.",
        { TellArrivalEvery.Ticks: < 0 } => "Cells:TellArrivalEvery must not be negative.",
        _ => null,
    };
}
