using System.Collections.Immutable;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Recommendation;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;
using static Dispatch.Domain.Tests.Units.UnitStories;

namespace Dispatch.Domain.Tests.Recommendation;

public sealed class UnitRecommenderTests
{
    private static readonly GeoPoint Scene = GeoPoint.Of(43.838, 126.55);
    private static readonly RecommendationRequest Two = new(2, [], [], Metres.Kilometres(5));
    private static readonly RecommendationNeeds Police = new([UnitKind.PatrolCar], [Agency.Police], Beat: "north");

    private static Candidate Car(string id, double metres, string? beat = null, UnitKind kind = UnitKind.PatrolCar, double ageSeconds = 5) => new(
        new UnitSummary(Profile(kind) with { Id = new UnitId(id), CallSign = id, Beat = beat }, true, UnitStatus.Available, null, null, null, 1),
        new Fix(Earth.Travel(Scene, Heading.FromDegrees(200), new Metres(metres)), Noon.AddSeconds(-ageSeconds), null, null, null), null);

    private static Candidate But(Candidate candidate, Func<UnitSummary, UnitSummary> change) => candidate with { Unit = change(candidate.Unit) };

    private static RecommendationResult Recommend(
        IReadOnlyList<Candidate> candidates, RecommendationRequest? request = null, RecommendationNeeds? needs = null, RoadEta? road = null) =>
        UnitRecommender.Recommend(request ?? Two, needs ?? Police, Scene, candidates, road, RecommendationLimits.Default, Noon);

    private static string[] Ids(IEnumerable<UnitChoice> choices) => [.. choices.Select(choice => choice.Unit.Value)];

    [Fact]
    public void The_nearest_are_chosen_and_the_next_are_reserves()
    {
        var result = Recommend([Car("d", 4000), Car("b", 2000), Car("a", 1000), Car("c", 3000)]);

        Ids(result.Chosen).ShouldBe(["a", "b"]);
        Ids(result.Reserves).ShouldBe(["c", "d"]);
        result.Shortfall.ShouldBeNull();
        var first = result.Chosen[0];
        first.Reason.ShouldBe("nearest-by-eta");
        first.Distance.Value.ShouldBe(1000, 0.01);
        first.Eta.TotalSeconds.ShouldBe(1000 * 1.3 / (50 / 3.6), 0.01);
        first.FixAge.ShouldBe(TimeSpan.FromSeconds(5));
        first.ByRoad.ShouldBeFalse();
    }

    [Fact]
    public void A_unit_of_the_own_beat_is_preferred_within_the_margin_and_not_beyond()
    {
        // 60 s at 50 km/h with detour 1.3 are 641 m.
        var near = Recommend([Car("near", 1000), Car("own", 1600, "north")], Two with { Count = 1 });
        near.Chosen[0].Unit.Value.ShouldBe("own");
        near.Chosen[0].Reason.ShouldBe("own-beat");
        var far = Recommend([Car("near", 1000), Car("own", 1700, "north")], Two with { Count = 1 });
        far.Chosen[0].Unit.Value.ShouldBe("near");
        Recommend([Car("own", 500, "north"), Car("far", 900)]).Chosen[0].Reason.ShouldBe("nearest-by-eta", "it needed no preference");
    }

    [Fact]
    public void A_resting_unit_is_chosen_only_in_shortage_and_that_is_said()
    {
        var resting = But(Car("resting", 100), unit => unit with { RestUntil = Noon.AddMinutes(1) });
        Ids(Recommend([resting, Car("a", 3000), Car("b", 4000)]).Chosen).ShouldBe(["a", "b"]);
        var shortage = Recommend([resting, Car("a", 3000)]);
        Ids(shortage.Chosen).ShouldBe(["a", "resting"]);
        shortage.Chosen[1].Reason.ShouldBe("rest-overridden");
        var rested = But(Car("rested", 100), unit => unit with { RestUntil = Noon });
        Recommend([rested, Car("a", 3000)]).Chosen[0].Reason.ShouldBe("nearest-by-eta");
    }

    [Fact]
    public void Everybody_left_out_is_counted_under_the_reason()
    {
        var result = Recommend(
        [
            Car("ok", 100),
            Car("ambulance", 100, kind: UnitKind.Ambulance),
            Car("stale", 100, ageSeconds: 301),
            Car("far", 5100),
            But(Car("off", 100), unit => unit with { OnDuty = false }),
            But(Car("busy", 100), unit => unit with { Status = UnitStatus.Busy }),
            But(Car("sent", 100), unit => unit with { Status = UnitStatus.Dispatched, Incident = Other }),
            Car("declined", 100),
        ], needs: Police with { Unavailable = [new UnitId("declined")] });

        Ids(result.Chosen).ShouldBe(["ok"]);
        result.Excluded.ShouldBe(
        [
            new("wrong-kind", 1), new("already-asked", 1), new("off-duty", 1), new("not-available", 2), new("stale-position", 1), new("outside-radius", 1),
        ]);
        result.Shortfall.ShouldBe("not-available");
    }

    [Fact]
    public void Agencies_and_capabilities_are_required()
    {
        var both = Police with { Kinds = [] };
        Ids(Recommend([Car("fire", 100, kind: UnitKind.FireEngine), Car("police", 200)], needs: both).Chosen).ShouldBe(["police"]);
        var armed = But(Car("armed", 4000), unit => unit with { Profile = unit.Profile with { Capabilities = ["armed", "dog"] } });
        var result = Recommend([Car("near", 100), armed], Two with { Capabilities = ["armed"] });
        Ids(result.Chosen).ShouldBe(["armed"]);
        result.Excluded.ShouldBe([new Exclusion("lacks-capability", 1)]);
    }

    [Fact]
    public void Civilians_are_left_out_unless_the_type_asks_for_a_volunteers_capability()
    {
        var volunteer = But(Car("volunteer", 100, kind: UnitKind.Volunteer), unit => unit with { Profile = unit.Profile with { Capabilities = ["first-aid"] } });
        Candidate[] civilians =
        [
            Car("taxi", 50, kind: UnitKind.Taxi), volunteer,
            But(volunteer, unit => unit with { Profile = unit.Profile with { Id = new UnitId("opted-out"), OptedIn = false } }),
        ];
        var police = Recommend(civilians, needs: new RecommendationNeeds([], [Agency.Police]));
        police.Excluded.ShouldBe([new Exclusion("civilian-not-sent", 3)]);
        police.Shortfall.ShouldBe("no-candidates");
        var medical = Recommend(civilians, needs: new RecommendationNeeds([], [Agency.Medical], VolunteerCapability: "first-aid"));
        Ids(medical.Chosen).ShouldBe(["volunteer"]);
        medical.Excluded.ShouldBe([new("civilian-not-sent", 1), new("opted-out", 1)]);
    }

    [Fact]
    public void Somebody_with_passengers_is_left_out()
    {
        var result = Recommend([Car("free", 200), Car("occupied", 100) with { Occupied = true }]);
        Ids(result.Chosen).ShouldBe(["free"]);
        result.Shortfall.ShouldBe("occupied");
    }

    [Fact]
    public void A_unit_seen_in_two_cells_counts_where_it_was_last()
    {
        var result = Recommend([Car("moved", 100, ageSeconds: 30), Car("moved", 4000, ageSeconds: 2), Car("b", 2000)]);
        Ids(result.Chosen).ShouldBe(["b", "moved"]);
        result.Excluded.ShouldBe([new Exclusion("older-duplicate", 1)]);
    }

    [Fact]
    public void An_empty_city_is_a_shortfall_with_a_reason() => Recommend([]).Shortfall.ShouldBe("no-candidates");

    [Fact]
    public void Road_times_replace_straight_lines_for_at_most_the_nearest_twenty_five()
    {
        var cars = Enumerable.Range(1, 40).Select(i => Car($"c{i:00}", i * 100)).ToList();
        var asked = 0;
        var result = Recommend(cars, Two with { Count = 30 }, road: (from, _) =>
        {
            asked = from.Count;
            // The nearest stands behind a river, the second where no road is known.
            return [.. from.Select(c => c.Unit.Profile.Id.Value switch
            {
                "c01" => TimeSpan.FromHours(1),
                "c02" => (TimeSpan?)null,
                _ => TimeSpan.FromSeconds(Earth.Distance(c.Fix.At, Scene).Value / 10),
            })];
        });

        asked.ShouldBe(25);
        Ids(result.Chosen)[..3].ShouldBe(["c02", "c03", "c04"]);
        Ids(result.Chosen)[24..27].ShouldBe(["c01", "c26", "c27"], "those not timed by road come after");
        result.Chosen[0].ByRoad.ShouldBeFalse();
        result.Chosen[1].ByRoad.ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(51)]
    [InlineData(-1)]
    public void Requests_out_of_range_are_refused(int count) => (Two with { Count = count }).Fault()!.Field.ShouldBe("count");

    [Theory]
    [InlineData(99)]
    [InlineData(50_001)]
    [InlineData(double.NaN)]
    public void Radii_out_of_range_are_refused(double metres) => (Two with { Radius = new Metres(metres) }).Fault()!.Field.ShouldBe("radius");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Choices_agree_with_sorting_everybody(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 300; i++)
        {
            var city = RandomCity.Candidates(random, Scene, Noon, random.Next(0, 200));
            var (request, needs) = RandomCity.Question(random, city);
            var limits = RecommendationLimits.Default with { RoadCandidates = random.Next(0, 30), Reserves = random.Next(0, 8) };
            Func<Candidate, TimeSpan?>? road = random.Next(2) == 0 ? null : RandomCity.Road;
            var expected = SlowRecommender.Recommend(request, needs, Scene, city, road, limits, Noon);

            var result = UnitRecommender.Recommend(request, needs, Scene, city, road is null ? null : (from, _) => [.. from.Select(road)], limits, Noon);

            var story = $"seed {seed} case {i}";
            string.Join(" ", Ids(result.Chosen)).ShouldBe(string.Join(" ", expected.Chosen), story);
            string.Join(" ", Ids(result.Reserves)).ShouldBe(string.Join(" ", expected.Reserves), story);
            result.Excluded.Sum(exclusion => exclusion.Count).ShouldBe(expected.Excluded, story);
            (result.Shortfall is null).ShouldBe(expected.Chosen.Count == request.Count, story);
        }
    }
}
