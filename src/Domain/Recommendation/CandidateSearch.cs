using Dispatch.Domain.Geo;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Recommendation;

/// <summary>
/// One recommendation whose candidates come bit by bit, from the incident outwards. Each is looked at once however many rings it
/// takes. In order: leave out who cannot go (<see cref="Rules.CandidateRules"/>); rested before resting; then by arrival time, where
/// a unit of the own beat counts as <see cref="RecommendationLimits.OwnBeatMargin"/> earlier; equal times by unit id. The nearest few
/// are timed by road, the others follow in straight-line order.
/// </summary>
public sealed class CandidateSearch
{
    private readonly Question question;
    private readonly WantedSort wanted;

    internal CandidateSearch(Question question) => (this.question, wanted) = (question, new WantedSort(question));

    public void Take(in Candidate candidate) => wanted.Take(candidate);

    /// <summary>
    /// True when nobody farther out than this could change the answer, if everybody nearer was taken. Everybody counts whose place in the
    /// order matters: those asked for, the reserves, and those whom the roads may put in another order. Whoever is farther out drives
    /// at least so long, and is preferred by at most the margin of the own beat.
    /// </summary>
    public bool IsSettledWithin(Metres reach)
    {
        var limits = question.Limits;
        var soonest = reach.Value * limits.DetourFactor / RecommendationLimits.LegalSpeed(UnitKind.PatrolCar).Value;
        var latest = TimeSpan.FromSeconds(soonest) - limits.OwnBeatMargin;
        var nearest = new Sieve(question, wanted.Newest).Eligible.InOrder();
        return nearest.Count == question.Keep && nearest.TrueForAll(option => option.Eta <= latest && !option.Resting);
    }

    public RecommendationResult Recommend(RoadEta? roadEta)
    {
        var (request, reserves) = (question.Request, question.Limits.Reserves);
        var sieve = new Sieve(question, wanted.Newest);
        var ranked = Ranking.Of(question, sieve.Eligible, roadEta);
        var chosen = Math.Min(request.Count, ranked.Count);
        return new RecommendationResult(
            request,
            [.. ranked.Take(chosen).Select((option, rank) => option.ToChoice(question, ranked, rank))],
            [.. ranked.Skip(chosen).Take(reserves).Select((option, i) => option.ToChoice(question, ranked, chosen + i))],
            [.. wanted.Exclusions().Concat(sieve.Exclusions()).Where(one => one.Count > 0)],
            chosen < request.Count ? sieve.Shortfall() : null,
            question.Now);
    }
}
