using Dispatch.Domain.Geo;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;
using static Dispatch.Domain.Tests.Tracking.Reports;

namespace Dispatch.Domain.Tests.Tracking;

public sealed class FixJudgeTests
{
    private static FixVerdict Judge(DeviceReport report, Track track = default, double now = 0, UnitKind? kind = UnitKind.Taxi) =>
        FixJudge.Judge(report, track, TrackingLimits.Default, At(now), kind);

    [Fact]
    public void A_first_good_report_is_believed_with_everything_it_says()
    {
        var report = East(0, 0) with { SpeedMetresPerSecond = 12, HeadingDegrees = -90, AccuracyMetres = 8 };

        var verdict = Judge(report);

        verdict.Refusal.ShouldBeNull();
        verdict.Accepted.ShouldBe(new Fix(GeoPoint.Of(report.Latitude, report.Longitude), At(0),
            new MetresPerSecond(12), Heading.FromDegrees(270), new Metres(8)));
        verdict.After.ShouldBe(new Track(verdict.Accepted));
    }

    [Fact]
    public void A_report_that_its_device_calls_invalid_is_refused() =>
        Judge(East(0, 0) with { Valid = false }).Refusal.ShouldBe(FixRefusal.DeviceSaysInvalid);

    [Theory]
    [InlineData(double.NaN, 126)]
    [InlineData(43, double.NaN)]
    [InlineData(double.PositiveInfinity, 126)]
    [InlineData(43, double.NegativeInfinity)]
    [InlineData(90.5, 126)]
    [InlineData(43, 180.5)]
    public void A_report_from_no_place_on_earth_is_refused(double latitude, double longitude) =>
        Judge(East(0, 0) with { Latitude = latitude, Longitude = longitude }).Refusal.ShouldBe(FixRefusal.InvalidCoordinates);

    [Fact]
    public void Null_island_is_refused_and_its_neighbourhood_is_not()
    {
        Judge(East(0, 0) with { Latitude = 0, Longitude = 0 }).Refusal.ShouldBe(FixRefusal.NullIsland);
        Judge(East(0, 0) with { Latitude = 0, Longitude = 32.5 }).Refusal.ShouldBeNull("Uganda is on the equator");
        Judge(East(0, 0) with { Latitude = 51.48, Longitude = 0 }).Refusal.ShouldBeNull("Greenwich is on the meridian");
    }

    [Fact]
    public void A_fix_from_the_future_is_refused_beyond_the_tolerance()
    {
        Judge(East(0, 60), now: 0).Refusal.ShouldBeNull();
        Judge(East(0, 60.001), now: 0).Refusal.ShouldBe(FixRefusal.FromTheFuture);
        Judge(East(0, 0) with { Time = At(0).AddYears(10) }).Refusal.ShouldBe(FixRefusal.FromTheFuture);
        Judge(East(0, 0) with { Time = DateTimeOffset.MaxValue }).Refusal.ShouldBe(FixRefusal.FromTheFuture);
    }

    [Fact]
    public void A_fix_stored_too_long_is_refused()
    {
        Judge(East(0, 0), now: 600).Refusal.ShouldBeNull();
        Judge(East(0, 0), now: 600.001).Refusal.ShouldBe(FixRefusal.TooOld);
        Judge(East(0, 0) with { Time = DateTimeOffset.MinValue }).Refusal.ShouldBe(FixRefusal.TooOld);
    }

    [Fact]
    public void An_inaccurate_fix_is_refused_and_one_of_unknown_accuracy_is_not()
    {
        Judge(East(0, 0, accuracy: 200)).Refusal.ShouldBeNull();
        Judge(East(0, 0, accuracy: 200.1)).Refusal.ShouldBe(FixRefusal.Inaccurate);
        Judge(East(0, 0, accuracy: double.PositiveInfinity)).Refusal.ShouldBe(FixRefusal.Inaccurate);
        Judge(East(0, 0)).Refusal.ShouldBeNull();
    }

    [Fact]
    public void The_same_device_time_again_is_a_duplicate_and_an_earlier_one_is_out_of_order()
    {
        var track = Believed(East(0, 10));

        Judge(East(0, 10), track, now: 11).Refusal.ShouldBe(FixRefusal.Duplicate);
        Judge(East(50, 10), track, now: 11).Refusal.ShouldBe(FixRefusal.Duplicate);
        Judge(East(0, 9), track, now: 11).Refusal.ShouldBe(FixRefusal.OutOfOrder);
        Judge(East(0, 11), track, now: 11).Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_refused_report_leaves_the_track_as_it_was()
    {
        var track = Believed(East(0, 10));
        Judge(East(0, 9), track, now: 11).After.ShouldBe(track);
        Judge(East(0, 11, accuracy: 5000), track, now: 11).After.ShouldBe(track);
    }

    [Fact]
    public void Nobody_drives_faster_than_the_limit_of_the_kind()
    {
        var track = Believed(East(0, 0));
        // 10 s, at 180 km/h: 50 m/s · 11 s + 2 · 30 m noise = 610 m; at 250 km/h: 823.9 m.
        Judge(East(605, 10), track, 10, UnitKind.Taxi).Refusal.ShouldBeNull();
        Judge(East(615, 10), track, 10, UnitKind.Taxi).Refusal.ShouldBe(FixRefusal.ImpossibleSpeed);
        Judge(East(615, 10), track, 10, UnitKind.PatrolCar).Refusal.ShouldBeNull();
        Judge(East(830, 10), track, 10, UnitKind.PatrolCar).Refusal.ShouldBe(FixRefusal.ImpossibleSpeed);
        Judge(East(615, 10), track, 10, kind: null).Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_jump_that_two_inaccuracies_explain_is_believed()
    {
        var track = Believed(East(0, 0, accuracy: 150));
        Judge(East(800, 10, accuracy: 150), track, 10).Refusal.ShouldBeNull();
        Judge(East(800, 10, accuracy: 5), track, 10).Refusal.ShouldBe(FixRefusal.ImpossibleSpeed);
    }

    [Fact]
    public void A_unit_that_truly_jumped_is_believed_at_the_third_fix_that_agrees()
    {
        var track = Believed(East(0, 0));
        track = Refused(East(40_000, 10), track);
        track = Refused(East(40_100, 20), track);

        var third = Judge(East(40_200, 30), track, 30);

        third.Refusal.ShouldBeNull();
        third.After.ShouldBe(new Track(third.Accepted));
    }

    [Fact]
    public void Wild_fixes_that_disagree_are_never_believed()
    {
        var track = Believed(East(0, 0));
        for (var i = 1; i <= 50; i++)
            track = Refused(East(i % 2 == 0 ? 40_000 : -40_000, i), track);
    }

    [Fact]
    public void A_good_fix_ends_the_suspicion()
    {
        var track = Believed(East(0, 0));
        track = Refused(East(40_000, 10), track);
        track = Refused(East(40_100, 20), track);
        track = Judge(East(100, 25), track, 25).After;
        track.Suspect.ShouldBeNull();
        Refused(East(40_200, 30), track).Agreeing.ShouldBe(1);
    }

    [Fact]
    public void The_same_impossible_fix_three_times_is_not_confirmation()
    {
        var track = Believed(East(0, 0));
        track = Refused(East(40_000, 10), track);
        track = Refused(East(40_000, 10), track);
        track = Refused(East(40_000, 10), track);
        track.Agreeing.ShouldBe(1);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1.0)]
    [InlineData(double.PositiveInfinity)]
    public void Nonsense_in_an_extra_costs_the_extra_and_not_the_position(double nonsense)
    {
        var fix = Judge(East(0, 0) with { SpeedMetresPerSecond = nonsense }).Accepted.ShouldNotBeNull();
        fix.Speed.ShouldBeNull();
        Judge(East(0, 0) with { HeadingDegrees = double.NaN }).Accepted.ShouldNotBeNull().Heading.ShouldBeNull();
        Judge(East(0, 0, accuracy: double.NaN)).Accepted.ShouldNotBeNull().Accuracy.ShouldBeNull();
        Judge(East(0, 0, accuracy: -5)).Accepted.ShouldNotBeNull().Accuracy.ShouldBeNull();
    }

    [Fact]
    public void Device_times_are_kept_in_utc() =>
        Judge(East(0, 0) with { Time = At(0).ToOffset(TimeSpan.FromHours(8)) }).Accepted.ShouldNotBeNull().Time.Offset.ShouldBe(TimeSpan.Zero);

    [Fact]
    public void Every_outcome_is_counted_under_its_reason()
    {
        var tally = new FixTally();
        tally.Count(Judge(East(0, 0)));
        tally.Count(Judge(East(0, 0) with { Valid = false }));
        tally.Count(Judge(East(0, 0) with { Valid = false }));
        tally.Count(Judge(East(0, 0, accuracy: 999)));

        tally.Accepted.ShouldBe(1);
        tally.Refused().ShouldBe(new Dictionary<string, long> { ["device-says-invalid"] = 2, ["inaccurate"] = 1 }, ignoreOrder: true);
    }

    [Fact]
    public void Every_reason_has_a_code_of_its_own() =>
        Enum.GetValues<FixRefusal>().Select(reason => reason.Code()).ShouldBeUnique();

    private static Track Refused(DeviceReport report, Track track)
    {
        var verdict = FixJudge.Judge(report, track, TrackingLimits.Default, report.Time, UnitKind.Taxi);
        verdict.Refusal.ShouldBe(FixRefusal.ImpossibleSpeed);
        return verdict.After;
    }
}
