using Dispatch.Domain.Geo;
using Dispatch.Domain.Recommendation;
using Dispatch.Domain.Tests.Geo;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Tests.Recommendation;

/// <summary>The obvious way: write down what must hold of everybody, sort everybody, take the first.</summary>
internal static class SlowRecommender
{
    public sealed record Answer(List<string> Chosen, List<string> Reserves, int Excluded);

    public static Answer Recommend(
        RecommendationRequest request, RecommendationNeeds needs, GeoPoint at, IReadOnlyList<Candidate> candidates,
        Func<Candidate, TimeSpan?>? road, RecommendationLimits limits, DateTimeOffset now)
    {
        var kinds = request.Kinds.IsEmpty ? needs.Kinds : request.Kinds;
        var able = candidates
            .GroupBy(c => c.Unit.Profile.Id)
            .Select(same => same.OrderByDescending(c => c.Fix.Time).First())
            .Where(c => kinds.IsEmpty || kinds.Contains(c.Unit.Profile.Kind))
            .Where(c => c.Unit.Profile.Agency == Agency.Civilian || needs.Agencies.IsEmpty || needs.Agencies.Contains(c.Unit.Profile.Agency))
            .Where(c => c.Unit.Profile.Agency != Agency.Civilian || (c.Unit.Profile.Kind == UnitKind.Volunteer
                && needs.VolunteerCapability is { } capability && c.Unit.Profile.Capabilities.Contains(capability) && c.Unit.Profile.OptedIn))
            .Where(c => request.Capabilities.All(capability => c.Unit.Profile.Capabilities.Contains(capability)))
            .Where(c => c.Unit.OnDuty && c.Unit.Status == UnitStatus.Available && c.Unit.Incident is null && c.Occupied != true)
            .Where(c => !needs.Unavailable.Contains(c.Unit.Profile.Id))
            .Where(c => now - c.Fix.Time <= limits.MaxFixAge && Distance(c) <= request.Radius.Value)
            .ToList();
        var order = Sorted(able, Straight);
        if (road is not null)
            order = [.. Sorted([.. order.Take(limits.RoadCandidates)], c => road(c) ?? Straight(c)), .. order.Skip(limits.RoadCandidates)];
        var ids = order.ConvertAll(c => c.Unit.Profile.Id.Value);
        return new Answer([.. ids.Take(request.Count)], [.. ids.Skip(request.Count).Take(limits.Reserves)], candidates.Count - able.Count);

        double Distance(Candidate c) => Vector.Of(c.Fix.At).AngleTo(Vector.Of(at)) * Earth.RadiusMetres;
        TimeSpan Straight(Candidate c) => TimeSpan.FromSeconds(
            Distance(c) * limits.DetourFactor / (c.Unit.Profile.Kind is UnitKind.Officer or UnitKind.Volunteer ? 5 / 3.6 : 50 / 3.6));
        List<Candidate> Sorted(List<Candidate> all, Func<Candidate, TimeSpan> eta) =>
        [
            .. all.OrderBy(c => c.Unit.RestUntil > now)
                .ThenBy(c => eta(c) - (needs.Beat is not null && c.Unit.Profile.Beat == needs.Beat ? limits.OwnBeatMargin : TimeSpan.Zero))
                .ThenBy(c => c.Unit.Profile.Id.Value, StringComparer.Ordinal),
        ];
    }
}
