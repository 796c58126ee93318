using System.Collections.Immutable;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Audiences;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Tests.Geo;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;
using static Dispatch.Domain.Tests.Alerting.Alerts;

namespace Dispatch.Domain.Tests.Alerting;

public sealed class AudienceTests
{
    [Fact]
    public void Whoever_need_not_stand_in_order_is_chosen_by_the_same_rules()
    {
        AlertCandidate[] units = [.. Enumerable.Range(0, 200).Select(number => Taxi($"t{number * 7919 % 200:000}", occupied: number % 5 == 0))];
        AudienceChoice Choose(bool asTheyCome) =>
            AudienceRules.Choose(new AudienceQuestion(Audience.City(), eyesOnly: false, [], AlertLimits.Default, Noon) { AsTheyCome = asTheyCome }, units);

        var (inOrder, asTheyCome) = (Choose(asTheyCome: false), Choose(asTheyCome: true));

        asTheyCome.Eligible.ShouldBe(inOrder.Eligible, ignoreOrder: true);
        asTheyCome.Excluded.ShouldBe(inOrder.Excluded);
    }

    [Fact]
    public void A_free_taxi_nearby_that_agreed_is_told() => WhyNot(Taxi()).ShouldBeNull();

    [Fact]
    public void A_civilian_who_did_not_agree_is_never_told_and_an_officer_need_not_agree()
    {
        WhyNot(Taxi(optedIn: false)).ShouldBe("not-opted-in");
        WhyNot(Taxi(optedIn: false), Audience.City()).ShouldBe("not-opted-in");
        WhyNot(Taxi(optedIn: false, kind: UnitKind.Officer)).ShouldBeNull();
    }

    [Fact]
    public void An_occupied_taxi_is_left_out_or_told_as_eyes_only_when_the_order_allows_it()
    {
        WhyNot(Taxi(occupied: true)).ShouldBe("occupied");
        var choice = AudienceRules.Choose(new AudienceQuestion(Near, eyesOnly: true, [], AlertLimits.Default, Noon), [Taxi("a", occupied: true), Taxi("b")]);
        choice.Eligible.Select(unit => (unit.Unit.Value, unit.EyesOnly)).ShouldBe([("a", true), ("b", false)], ignoreOrder: true);
    }

    [Fact]
    public void Who_was_just_released_rests_and_is_not_asked_again_until_the_rest_is_over()
    {
        WhyNot(Taxi(restUntil: Noon.AddSeconds(1))).ShouldBe("resting");
        WhyNot(Taxi(restUntil: Noon)).ShouldBeNull();
        WhyNot(Taxi(restUntil: Noon.AddSeconds(1), kind: UnitKind.PatrolCar)).ShouldBeNull();
    }

    [Fact]
    public void A_civilian_hears_no_more_than_the_days_budget_and_the_window_rolls()
    {
        WhyNot(Taxi(alertsToday: 5)).ShouldBeNull();
        WhyNot(Taxi(alertsToday: 6)).ShouldBe("alert-budget");
        WhyNot(Taxi(alertsToday: 6, kind: UnitKind.Officer)).ShouldBeNull();
        var tally = Enumerable.Range(0, 6).Aggregate(AlertTally.None, (sum, hour) => sum.With(Noon.AddHours(hour)));
        tally.Count(Noon.AddHours(23)).ShouldBe(6);
        tally.Count(Noon.AddHours(24)).ShouldBe(5);
        tally.With(Noon.AddHours(29)).Sent.Length.ShouldBe(1, "what is older is forgotten");
    }

    [Fact]
    public void Everything_else_that_leaves_a_unit_out_has_its_reason()
    {
        WhyNot(Taxi() with { Summary = null }).ShouldBe("unregistered");
        WhyNot(Taxi(), Near with { Kinds = [UnitKind.Officer] }).ShouldBe("wrong-kind");
        WhyNot(Taxi(onDuty: false)).ShouldBe("off-duty");
        WhyNot(Taxi(), told: [new UnitId("t")]).ShouldBe("already-alerted");
        WhyNot(Taxi(age: TimeSpan.FromSeconds(301))).ShouldBe("stale-position");
        WhyNot(Taxi() with { Fix = null }).ShouldBe("stale-position");
        WhyNot(Taxi(metres: 3001)).ShouldBe("out-of-range");
        WhyNot(Taxi(status: UnitStatus.Busy)).ShouldBe("on-task");
        WhyNot(Taxi(incident: new IncidentId("other"))).ShouldBe("on-task");
    }

    [Fact]
    public void Range_is_read_as_the_audience_draws_it()
    {
        WhyNot(Taxi(metres: 40_000), Audience.City()).ShouldBeNull();
        WhyNot(Taxi(beat: "north", metres: 40_000), Audience.OfBeat("north")).ShouldBeNull();
        WhyNot(Taxi(beat: "south"), Audience.OfBeat("north")).ShouldBe("out-of-range");
        WhyNot(Taxi(), Audience.Within([CellId.Of(Centre)])).ShouldBeNull();
        WhyNot(Taxi(metres: 6000), Audience.Within([CellId.Of(Centre)])).ShouldBe("out-of-range");
        ImmutableArray<AlertPost> posts = [Post(1, ring: 1), Post(2, ring: 2, metresEast: 8000)];
        WhyNot(Taxi(metres: 7500), Audience.ForPosts(posts, new Metres(1000))).ShouldBeNull();
        WhyNot(Taxi(metres: 7500), Audience.ForRing(posts, 1, new Metres(1000))).ShouldBe("out-of-range");
        WhyNot(Taxi(metres: 7500), Audience.ForRing(posts, 2, new Metres(1000))).ShouldBeNull();
    }

    [Fact]
    public void Eligibility_is_that_of_the_moment_of_sending_not_of_the_preview()
    {
        var later = new AudienceQuestion(Near, false, [], AlertLimits.Default, Noon.AddMinutes(6));
        WhyNot(Taxi()).ShouldBeNull();
        AudienceRules.WhyNot(later, Taxi()).ShouldBe("stale-position");
    }

    [Fact]
    public void Random_units_are_parted_as_a_slow_model_parts_them()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var audience = AnyAudience(random);
            var eyesOnly = random.Next(2) == 0;
            var units = Enumerable.Range(0, 200).Select(i => Any(random, $"u-{(random.Next(15) == 0 ? random.Next(200) : i):000}")).ToList();
            var told = units.Where(_ => random.Next(15) == 0).Select(unit => unit.Unit).ToList();
            var choice = AudienceRules.Choose(new AudienceQuestion(audience, eyesOnly, told, AlertLimits.Default, Noon), units);

            var newest = units.GroupBy(unit => unit.Unit).Select(same => same.OrderByDescending(unit => unit.Fix?.Time ?? DateTimeOffset.MinValue).First()).ToList();
            var eligible = newest.Where(unit => SlowMayBeTold(unit, audience, eyesOnly, told))
                .OrderBy(unit => SlowDistance(unit, audience)).ThenBy(unit => unit.Unit.Value, StringComparer.Ordinal).ToList();
            choice.Eligible.Select(unit => unit.Unit).ShouldBe(eligible.Select(unit => unit.Unit), $"seed {seed}: {audience.Kind}");
            (choice.Excluded.Sum(one => one.Count) + choice.Eligible.Length).ShouldBe(newest.Count, $"seed {seed}: everybody is somewhere");
            choice.Excluded.Select(one => one.Reason).ShouldBeUnique();
            var shuffled = units.OrderBy(_ => random.Next()).ToList();
            if (newest.Count == units.Count)
                AudienceRules.Choose(new AudienceQuestion(audience, eyesOnly, told, AlertLimits.Default, Noon), shuffled).Eligible.ShouldBe(choice.Eligible, $"seed {seed}");
        }
    }

    [Fact]
    public void The_nearest_of_many_posts_is_found_as_by_looking_at_all()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            ImmutableArray<AlertPost> posts = [.. Enumerable.Range(1, random.Next(1, 60)).Select(node => Post(node) with { At = Anywhere(random) })];
            var at = Anywhere(random);
            var choice = AudienceRules.Choose(new AudienceQuestion(Audience.ForPosts(posts, new Metres(40_000_000)), false, [], AlertLimits.Default, Noon),
                [Taxi() with { Fix = new Fix(at, Noon, null, null, null) }]);
            choice.Eligible.ShouldHaveSingleItem().Distance.ShouldBe(posts.Min(post => Earth.Distance(at, post.At)), $"seed {seed}");
        }

        // All over the world and all in one town, so that both ends of the search are met.
        static GeoPoint Anywhere(Random random) => random.Next(2) == 0
            ? GeoPoint.Of((random.NextDouble() * 180) - 90, (random.NextDouble() * 360) - 180)
            : Earth.Travel(Centre, Heading.FromDegrees(random.NextDouble() * 360), new Metres(random.NextDouble() * 9000));
    }

    private static readonly Audience Near = Audience.Around(Centre, new Metres(3000));

    private static string? WhyNot(AlertCandidate unit, Audience? audience = null, UnitId[]? told = null) =>
        AudienceRules.WhyNot(new AudienceQuestion(audience ?? Near, false, told ?? [], AlertLimits.Default, Noon), unit);

    private static AlertCandidate Taxi(
        string id = "t", UnitKind kind = UnitKind.Taxi, bool optedIn = true, bool onDuty = true, bool? occupied = false, double metres = 500,
        TimeSpan age = default, DateTimeOffset? restUntil = null, int alertsToday = 0, UnitStatus status = UnitStatus.Available,
        IncidentId? incident = null, string? beat = null) =>
        new(new UnitId(id), new UnitSummary(
                new UnitProfile(new UnitId(id), id, kind, kind.IsCivilian() ? Agency.Civilian : Agency.Police, [], beat, OptedIn: optedIn),
                onDuty, status, incident, restUntil, null, 1),
            new Fix(Earth.Travel(Centre, Heading.FromDegrees(90), new Metres(metres)), Noon - age, null, null, null), occupied, alertsToday);

    private static AlertCandidate Any(Random random, string id)
    {
        var unit = Taxi(id, (UnitKind)random.Next(6), random.Next(5) > 0, random.Next(8) > 0, random.Next(3) switch { 0 => null, 1 => random.Next(4) == 0, _ => false },
            random.NextDouble() * 9000, TimeSpan.FromSeconds(random.Next(0, 330)), random.Next(4) == 0 ? Noon.AddSeconds(random.Next(-5, 5)) : null,
            random.Next(8), random.Next(8) > 0 ? UnitStatus.Available : UnitStatus.Busy, random.Next(10) == 0 ? Incident : null, random.Next(2) == 0 ? "north" : null);
        return random.Next(30) switch { 0 => unit with { Summary = null }, 1 => unit with { Fix = null }, _ => unit };
    }

    private static Audience AnyAudience(Random random)
    {
        ImmutableArray<UnitKind> kinds = [.. Enum.GetValues<UnitKind>().Where(_ => random.Next(3) == 0)];
        ImmutableArray<AlertPost> posts = [.. Enumerable.Range(1, 4).Select(node => Post(node, random.Next(1, 3), metresEast: random.Next(9000)))];
        return random.Next(6) switch
        {
            0 => Audience.City(kinds),
            1 => Audience.OfBeat("north", kinds),
            2 => Audience.Within([CellId.Of(Centre)], kinds),
            3 => Audience.ForPosts(posts, new Metres(1500), kinds),
            4 => Audience.ForRing(posts, 2, new Metres(1500), kinds),
            _ => Audience.Around(Centre, new Metres(random.Next(500, 9000)), kinds),
        };
    }

    private static bool SlowMayBeTold(AlertCandidate unit, Audience audience, bool eyesOnly, List<UnitId> told)
    {
        if (unit.Summary is not { } summary || unit.Fix is not { } fix)
            return false;
        var civilian = summary.Profile.Kind is UnitKind.Taxi or UnitKind.Volunteer;
        var inRange = audience.Kind switch
        {
            AudienceKind.City => true,
            AudienceKind.Beat => summary.Profile.Beat == audience.Beat,
            AudienceKind.Cells => audience.Cells.Any(cell => cell == CellId.Of(fix.At)),
            _ => SlowDistance(unit, audience) <= audience.Radius!.Value.Value,
        };
        return inRange && (audience.Kinds.IsEmpty || audience.Kinds.Contains(summary.Profile.Kind))
            && summary.OnDuty && summary.Status == UnitStatus.Available && summary.Incident is null
            && Noon - fix.Time <= TimeSpan.FromMinutes(5) && !told.Contains(unit.Unit)
            && (unit.Occupied != true || eyesOnly)
            && (!civilian || (summary.Profile.OptedIn && !(summary.RestUntil > Noon) && unit.AlertsToday < 6));
    }

    private static double SlowDistance(AlertCandidate unit, Audience audience)
    {
        IEnumerable<GeoPoint> from = audience.Kind switch
        {
            AudienceKind.Radius => [audience.Centre!.Value],
            AudienceKind.Posts => audience.Posts.Select(post => post.At),
            AudienceKind.Ring => audience.Posts.Where(post => post.Ring == audience.Ring).Select(post => post.At),
            _ => [],
        };
        return from.Select(at => Vector.Of(unit.Fix!.At).AngleTo(Vector.Of(at)) * Earth.RadiusMetres).DefaultIfEmpty(double.MaxValue).Min();
    }
}
