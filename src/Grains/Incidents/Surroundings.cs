using System.Collections.Immutable;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Recommendation;
using Dispatch.Domain.Units;
using Dispatch.Grains.Cells;

namespace Dispatch.Grains.Incidents;

/// <summary>
/// Who could go: asks the cells around an incident ring by ring and stops as soon as nobody farther out could change the answer,
/// so the choice is the same as if every cell within the radius had been asked. The choice is <see cref="UnitRecommender"/>'s.
/// </summary>
internal sealed class Surroundings(IGrainFactory grains, IRoadEta roads, RecommendationLimits limits)
{
    private static readonly Metres FirstRing = new(1500);

    // Cells in one round of questions, so that a 50 km circle (some thousands of cells) is not asked all at once.
    private const int AtOnce = 128;

    public async Task<RecommendationResult> Recommend(Incident incident, RecommendationRequest request, DateTimeOffset now)
    {
        var (wanted, needs, at) = (IncidentNeeds.Complete(incident, request), IncidentNeeds.Of(incident), incident.Report.Location.At);
        // Everybody whose place in the order matters: those asked for, the reserves, and those whom the roads may put in another order.
        var probe = wanted with { Count = Math.Max(wanted.Count + limits.Reserves, limits.RoadCandidates) };
        var found = new List<Candidate>();
        var asked = new HashSet<CellId>();
        for (var ring = FirstRing; ; ring = new Metres(ring.Value * 2))
        {
            var reach = ring < wanted.Radius ? ring : wanted.Radius;
            await Ask([.. CellId.Around(at, reach).Where(asked.Add)], found);
            if (reach >= wanted.Radius || IsEnough(UnitRecommender.Recommend(probe, needs, at, found, null, limits, now), reach))
                return UnitRecommender.Recommend(wanted, needs, at, found, (from, to) => roads.To(to, from), limits, now);
        }
    }

    // Whoever is farther out than the ring drives at least this long, and is preferred by at most the margin of the own beat.
    private bool IsEnough(RecommendationResult probed, Metres reach)
    {
        var soonest = reach.Value * limits.DetourFactor / RecommendationLimits.LegalSpeed(UnitKind.PatrolCar).Value;
        var latest = TimeSpan.FromSeconds(soonest) - limits.OwnBeatMargin;
        return probed.Shortfall is null && probed.Chosen.All(choice => choice.Eta <= latest && choice.Reason != ChoiceReasons.RestOverridden);
    }

    private async Task Ask(ImmutableArray<CellId> cells, List<Candidate> found)
    {
        foreach (var round in cells.Chunk(AtOnce))
        {
            var answers = await Task.WhenAll(round.Select(cell => grains.GetGrain<ICellGrain>(cell.ToString()).Present()));
            found.AddRange(answers.SelectMany(present => present.Select(one => new Candidate(one.Unit, one.Fix, one.Occupied))));
        }
    }
}
