using System.Collections.Frozen;
using System.Collections.Immutable;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Recommendation;

/// <summary>One request with everything resolved once that the rules ask of each candidate.</summary>
internal sealed class Question(
    RecommendationRequest request, RecommendationNeeds needs, GeoPoint at, RecommendationLimits limits, DateTimeOffset now)
{
    public RecommendationRequest Request => request;

    public GeoPoint At => at;

    public Metres Radius => request.Radius;

    public RecommendationLimits Limits => limits;

    public DateTimeOffset Now => now;

    public string? Beat => needs.Beat;

    public string? VolunteerCapability => needs.VolunteerCapability;

    public ImmutableArray<UnitKind> Kinds { get; } = OrEmpty(OrEmpty(request.Kinds) is { IsEmpty: false } wanted ? wanted : needs.Kinds);

    public ImmutableArray<Agency> Agencies { get; } = OrEmpty(needs.Agencies);

    public ImmutableArray<string> Capabilities { get; } = OrEmpty(request.Capabilities);

    public FrozenSet<UnitId> Unavailable { get; } = OrEmpty(needs.Unavailable).ToFrozenSet();

    /// <summary>How many of the best are needed: for the answer, and for timing by road.</summary>
    public int Keep { get; } = Math.Max(limits.RoadCandidates, request.Count + limits.Reserves);

    public bool IsCapable(UnitProfile profile)
    {
        foreach (var capability in Capabilities)
            if (!profile.Capabilities.Contains(capability, StringComparer.Ordinal))
                return false;
        return true;
    }

    private static ImmutableArray<T> OrEmpty<T>(ImmutableArray<T> array) => array.IsDefault ? [] : array;
}
