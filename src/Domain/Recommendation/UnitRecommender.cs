using System.Collections.Immutable;
using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Recommendation;

/// <summary>
/// Which units to send. In order: leave out who cannot go (<see cref="Rules.CandidateRules"/>); rested before resting;
/// then by arrival time, where a unit of the own beat counts as <see cref="RecommendationLimits.OwnBeatMargin"/> earlier;
/// equal times by unit id. The nearest few are timed by road, the others follow in straight-line order.
/// </summary>
public static class UnitRecommender
{
    public static RecommendationResult Recommend(
        RecommendationRequest request,
        RecommendationNeeds needs,
        GeoPoint at,
        IReadOnlyList<Candidate> candidates,
        RoadEta? roadEta,
        RecommendationLimits limits,
        DateTimeOffset now)
    {
        var question = new Question(request, needs, at, limits, now);
        var sieve = Sieve.Run(question, candidates);
        var ranked = Ranking.Of(question, sieve.Eligible, roadEta);
        var chosen = Math.Min(request.Count, ranked.Count);
        var reserves = Math.Min(limits.Reserves, ranked.Count - chosen);
        return new RecommendationResult(
            request,
            [.. ranked.Take(chosen).Select((option, rank) => option.ToChoice(question, ranked, rank))],
            [.. ranked.Skip(chosen).Take(reserves).Select((option, i) => option.ToChoice(question, ranked, chosen + i))],
            sieve.Exclusions(),
            chosen < request.Count ? sieve.Shortfall() : null,
            now);
    }
}
