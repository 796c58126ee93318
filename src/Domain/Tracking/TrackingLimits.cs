using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Tracking;

/// <summary>
/// What is believed of a report. Bound from the configuration section <c>Tracking</c>. The kinds of check are those of
/// Traccar's filters (invalid, zero, future, past, accuracy, duplicate, outdated, max speed). Traccar leaves most of them
/// off and allows 86,400 s of future; the figures here are ours, for positions that somebody acts on within seconds.
/// </summary>
public sealed record TrackingLimits
{
    public static readonly TrackingLimits Default = new();

    /// <summary>Within this of 0°, 0° both ways (11 m) a report counts as "no fix yet".</summary>
    public const double NullIslandDegrees = 0.0001;

    /// <summary>250 km/h a thousand times as fast.</summary>
    private const double FastestReplay = 250_000;

    /// <summary>How far a device's clock may be ahead of ours. Default 60 s.</summary>
    public TimeSpan FutureTolerance { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How old a fix may be on arrival. Default 10 minutes; recorded positions are replayed with fresh times.</summary>
    public TimeSpan MaxAge { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The largest radius of 68 % confidence, in metres. Default 200: GPS and Wi-Fi pass, cell towers do not.</summary>
    public double MaxAccuracyMetres { get; init; } = 200;

    /// <summary>Position noise in metres of a device that does not send its accuracy. Default 30.</summary>
    public double AssumedNoiseMetres { get; init; } = 30;

    /// <summary>Highest believed speed of police, fire and medical units and of units of unknown kind, in km/h. Default 250.</summary>
    public double ResponderKilometresPerHour { get; init; } = 250;

    /// <summary>Highest believed speed of taxis and volunteers (who may sit in a car), in km/h. Default 180; more than 1,000 is of use to a sped-up replay only, here as above.</summary>
    public double CivilianKilometresPerHour { get; init; } = 180;

    /// <summary>
    /// So many impossible fixes one after the other that agree among themselves are believed after all:
    /// the last good fix was the wrong one, or the unit came off a ferry or out of a tunnel. Default 3.
    /// </summary>
    public int BelieveAfter { get; init; } = 3;

    public MetresPerSecond SpeedLimit(UnitKind? kind) =>
        MetresPerSecond.KilometresPerHour(kind?.IsCivilian() == true ? CivilianKilometresPerHour : ResponderKilometresPerHour);

    internal double NoiseOf(Metres? accuracy) => accuracy?.Value ?? AssumedNoiseMetres;

    /// <summary>Null when every figure is usable; otherwise what to change.</summary>
    public string? Fault() => this switch
    {
        { FutureTolerance.Ticks: < 0 } => "Tracking:FutureTolerance must not be negative.",
        { MaxAge.Ticks: <= 0 } => "Tracking:MaxAge must be above zero.",
        { MaxAccuracyMetres: not > 0 } => "Tracking:MaxAccuracyMetres must be above zero.",
        { AssumedNoiseMetres: not (>= 0 and <= 1000) } => "Tracking:AssumedNoiseMetres must be between 0 and 1,000.",
        { ResponderKilometresPerHour: not (>= 20 and <= FastestReplay) } => "Tracking:ResponderKilometresPerHour must be between 20 and 250,000.",
        { CivilianKilometresPerHour: not (>= 20 and <= FastestReplay) } => "Tracking:CivilianKilometresPerHour must be between 20 and 250,000.",
        { BelieveAfter: < 2 or > 100 } => "Tracking:BelieveAfter must be between 2 and 100.",
        _ => null,
    };
}
