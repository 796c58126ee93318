using System.Collections.Immutable;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Recommendation;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Tests.Recommendation;

/// <summary>Cities in which everything that matters varies.</summary>
internal static class RandomCity
{
    private static readonly string[] Beats = ["north", "south"];
    private static readonly string[] Skills = ["first-aid", "armed", "dog"];

    public static List<Candidate> Candidates(Random random, GeoPoint scene, DateTimeOffset now, int count)
    {
        var city = new List<Candidate>();
        for (var i = 0; i < count; i++)
        {
            // Now and then a unit that is still in the cell before: the same profile, another place, perhaps another status.
            var twin = i > 0 && random.Next(20) == 0 ? city[random.Next(city.Count)].Unit.Profile : null;
            var unit = Unit(random, new UnitId($"u-{i}"), now);
            city.Add(new Candidate(twin is null ? unit : unit with { Profile = twin }, Fix(random, scene, now), random.Next(5) == 0 ? true : null));
        }

        return city;
    }

    public static (RecommendationRequest Request, RecommendationNeeds Needs) Question(Random random, List<Candidate> city) => (
        new RecommendationRequest(random.Next(1, 12), Some(random, Enum.GetValues<UnitKind>(), 3), Some(random, Skills, 6), new Metres(random.Next(500, 9000))),
        new RecommendationNeeds(
            Some(random, Enum.GetValues<UnitKind>(), 2), Some(random, Enum.GetValues<Agency>(), 2),
            random.Next(2) == 0 ? "north" : null, random.Next(2) == 0 ? "first-aid" : null,
            [.. city.Where(_ => random.Next(30) == 0).Select(candidate => candidate.Unit.Profile.Id)]));

    /// <summary>Any fixed time per unit; unknown for some.</summary>
    public static TimeSpan? Road(Candidate candidate)
    {
        var hash = StableHash.Of(candidate.Unit.Profile.Id.Value);
        return hash % 5 == 0 ? null : TimeSpan.FromSeconds(hash % 900);
    }

    private static UnitSummary Unit(Random random, UnitId id, DateTimeOffset now)
    {
        var kind = Pick(random, Enum.GetValues<UnitKind>());
        var agency = kind.IsCivilian() ? Agency.Civilian : Pick(random, [Agency.Police, Agency.Fire, Agency.Medical]);
        var profile = new UnitProfile(id, id.Value, kind, agency, Some(random, Skills, 2), Pick(random, Beats), OptedIn: random.Next(5) > 0);
        return new UnitSummary(profile, random.Next(8) > 0, random.Next(5) > 0 ? UnitStatus.Available : UnitStatus.Busy,
            null, random.Next(4) == 0 ? now.AddSeconds(random.Next(-5, 5)) : null, null, 1);
    }

    private static Fix Fix(Random random, GeoPoint scene, DateTimeOffset now) => new(
        Earth.Travel(scene, Heading.FromDegrees(random.NextDouble() * 360), new Metres(random.NextDouble() * 8000)),
        now.AddSeconds(-random.Next(0, 330)), null, null, null);

    private static T Pick<T>(Random random, T[] values) => values[random.Next(values.Length)];

    private static ImmutableArray<T> Some<T>(Random random, T[] values, int rarity) => [.. values.Where(_ => random.Next(rarity) == 0)];
}
