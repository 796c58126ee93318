using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Recommendation;
using Dispatch.Grains.Cells;

namespace Dispatch.Grains.Incidents;

/// <summary>
/// Who could go: asks the cells around an incident ring by ring and stops as soon as nobody farther out could change the answer,
/// so the choice is the same as if every cell within the radius had been asked. The choice is <see cref="CandidateSearch"/>'s.
/// </summary>
internal sealed class Surroundings(IGrainFactory grains, IRoadEta roads, RecommendationLimits limits)
{
    private static readonly Metres FirstRing = new(1500);

    public async Task<RecommendationResult> Recommend(Incident incident, RecommendationRequest request, DateTimeOffset now)
    {
        var (wanted, at) = (IncidentNeeds.Complete(incident, request), incident.Report.Location.At);
        var search = UnitRecommender.Search(wanted, IncidentNeeds.Of(incident), at, limits, now);
        var asked = new HashSet<CellId>();
        for (var ring = FirstRing; ; ring = new Metres(ring.Value * 2))
        {
            var reach = ring < wanted.Radius ? ring : wanted.Radius;
            await foreach (var (_, present) in grains.Present(CellId.Around(at, reach).Where(asked.Add)))
                foreach (var one in present)
                    search.Take(new Candidate(one.Unit, one.Fix, one.Occupied));
            if (reach >= wanted.Radius || search.IsSettledWithin(reach))
                return search.Recommend((from, to) => roads.To(to, from));
        }
    }
}
