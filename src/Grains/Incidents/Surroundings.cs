using System.Collections.Immutable;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Recommendation;
using Dispatch.Grains.Cells;

namespace Dispatch.Grains.Incidents;

/// <summary>
/// Who could go: asks the cells around an incident ring by ring and stops as soon as nobody farther out could change the answer,
/// so the choice is the same as if every cell within the radius had been asked. The choice is <see cref="UnitSearch"/>'s.
/// </summary>
internal sealed class Surroundings(IGrainFactory grains, IRoadEta roads, RecommendationLimits limits)
{
    private static readonly Metres FirstRing = new(1500);

    // Cells in one round of questions, so that a 50 km circle (some thousands of cells) is not asked all at once.
    private const int AtOnce = 128;

    public async Task<RecommendationResult> Recommend(Incident incident, RecommendationRequest request, DateTimeOffset now)
    {
        var (wanted, at) = (IncidentNeeds.Complete(incident, request), incident.Report.Location.At);
        var search = UnitRecommender.Search(wanted, IncidentNeeds.Of(incident), at, limits, now);
        var asked = new HashSet<CellId>();
        for (var ring = FirstRing; ; ring = new Metres(ring.Value * 2))
        {
            var reach = ring < wanted.Radius ? ring : wanted.Radius;
            await Ask([.. CellId.Around(at, reach).Where(asked.Add)], search);
            if (reach >= wanted.Radius || search.IsSettledWithin(reach))
                return search.Recommend((from, to) => roads.To(to, from));
        }
    }

    private async Task Ask(ImmutableArray<CellId> cells, UnitSearch search)
    {
        foreach (var round in cells.Chunk(AtOnce))
        {
            var answers = await Task.WhenAll(round.Select(cell => grains.GetGrain<ICellGrain>(cell.ToString()).Present()));
            foreach (var present in answers)
                foreach (var one in present)
                    search.Take(new Candidate(one.Unit, one.Fix, one.Occupied));
        }
    }
}
