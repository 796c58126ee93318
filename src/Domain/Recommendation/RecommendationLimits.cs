using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Recommendation;

/// <summary>The figures behind a recommendation. Bound from the configuration section <c>Recommendation</c>.</summary>
public sealed record RecommendationLimits
{
    public static readonly RecommendationLimits Default = new();

    /// <summary>
    /// A position older than this is not used. Default 5 minutes, the middle of what others use
    /// (TicketsCAD 60–900 s by provider, Resgrid 1,800 s): at 50 km/h a car is up to 4 km elsewhere after it.
    /// </summary>
    public TimeSpan MaxFixAge { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How much later a unit of the incident's own beat may come and still be preferred. Default 60 s.</summary>
    public TimeSpan OwnBeatMargin { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Road distance divided by straight-line distance, while no road is known. Default 1.3 (published country factors lie about 1.2–1.4).</summary>
    public double DetourFactor { get; init; } = 1.3;

    /// <summary>How many of the nearest are asked for their driving time by road. Default 25; 0 = never.</summary>
    public int RoadCandidates { get; init; } = 25;

    /// <summary>How many further units are named as reserves. Default 5.</summary>
    public int Reserves { get; init; } = 5;

    /// <summary>
    /// Speed used for a straight-line arrival time: what the law allows, never faster. Vehicles: 50 km/h, the limit of a town road
    /// with one lane each way (China, Road Traffic Safety Law Implementing Regulations, article 45). On foot: 5 km/h, assumed.
    /// </summary>
    public static MetresPerSecond LegalSpeed(UnitKind kind) =>
        MetresPerSecond.KilometresPerHour(kind is UnitKind.Officer or UnitKind.Volunteer ? 5 : 50);

    /// <summary>Null when every figure is usable; otherwise what to change.</summary>
    public string? Fault() => this switch
    {
        { MaxFixAge.Ticks: <= 0 } => "Recommendation:MaxFixAge must be above zero.",
        { OwnBeatMargin.Ticks: < 0 } => "Recommendation:OwnBeatMargin must not be negative.",
        { DetourFactor: not (>= 1 and <= 5) } => "Recommendation:DetourFactor must be between 1 and 5.",
        { RoadCandidates: < 0 or > 100 } => "Recommendation:RoadCandidates must be between 0 and 100.",
        { Reserves: < 0 or > 50 } => "Recommendation:Reserves must be between 0 and 50.",
        _ => null,
    };
}
