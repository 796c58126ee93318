using System.Collections.Immutable;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Recommendation;

/// <summary>What is wanted.</summary>
/// <param name="Count">1–50 units.</param>
/// <param name="Kinds">Empty = the kinds that the incident's type asks for.</param>
/// <param name="Capabilities">Every one is required.</param>
/// <param name="Radius">How far to look; 100 m – 50 km.</param>
[GenerateSerializer, Immutable, Alias("dispatch.RecommendationRequest")]
public sealed record RecommendationRequest(
    int Count,
    ImmutableArray<UnitKind> Kinds,
    ImmutableArray<string> Capabilities,
    Metres Radius)
{
    /// <summary>Null when the request can be answered; otherwise what is wrong with which field.</summary>
    public Refusal? Fault() => this switch
    {
        { Count: < 1 or > 50 } => new Refusal("invalid-count", "Ask for 1 to 50 units.", Field: "count"),
        { Radius.Value: not (>= 100 and <= 50_000) } => new Refusal("invalid-radius", "The radius must be 100 to 50,000 metres.", Field: "radius"),
        _ => null,
    };
}

/// <summary>One chosen unit with the reason why.</summary>
/// <param name="Reason">Code such as <c>nearest-by-eta</c>, <c>own-beat</c>, <c>rest-overridden</c>.</param>
/// <param name="ByRoad">True when the ETA follows the road network, false when straight-line.</param>
/// <param name="FixAge">How old the position was when the choice was made.</param>
[GenerateSerializer, Immutable, Alias("dispatch.UnitChoice")]
public sealed record UnitChoice(
    UnitId Unit,
    string CallSign,
    UnitKind Kind,
    Metres Distance,
    TimeSpan Eta,
    bool ByRoad,
    TimeSpan FixAge,
    string Reason);

/// <summary>How many candidates were left out for one reason, for example <c>stale-position</c> or <c>not-available</c>.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.Exclusion")]
public sealed record Exclusion(string Reason, int Count);

/// <summary>The decision, stored with the incident.</summary>
/// <param name="Shortfall">Null when all were found; otherwise why not, for example <c>outside-radius</c>, <c>no-candidates</c>.</param>
[GenerateSerializer, Immutable, Alias("dispatch.RecommendationResult")]
public sealed record RecommendationResult(
    RecommendationRequest Request,
    ImmutableArray<UnitChoice> Chosen,
    ImmutableArray<UnitChoice> Reserves,
    ImmutableArray<Exclusion> Excluded,
    string? Shortfall,
    DateTimeOffset At);
