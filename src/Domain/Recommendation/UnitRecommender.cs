using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Recommendation;

/// <summary>Which units to send: the rules and their order are <see cref="CandidateSearch"/>'s.</summary>
public static class UnitRecommender
{
    public static CandidateSearch Search(
        RecommendationRequest request, RecommendationNeeds needs, GeoPoint at, RecommendationLimits limits, DateTimeOffset now) =>
        new(new Question(request, needs, at, limits, now));

    /// <summary>The answer when all candidates are known at once.</summary>
    public static RecommendationResult Recommend(
        RecommendationRequest request,
        RecommendationNeeds needs,
        GeoPoint at,
        IReadOnlyList<Candidate> candidates,
        RoadEta? roadEta,
        RecommendationLimits limits,
        DateTimeOffset now)
    {
        var search = Search(request, needs, at, limits, now);
        foreach (var candidate in candidates)
            search.Take(candidate);
        return search.Recommend(roadEta);
    }
}
