using Dispatch.Domain.Geo;
using Dispatch.Domain.Incidents;
using Dispatch.Domain.Supervision;
using Dispatch.Domain.Tests.Incidents;

namespace Dispatch.Domain.Tests.Supervision;

public sealed class FiguresTests
{
    private static readonly PastCover Unrecorded = new([], TimeSpan.Zero);

    private static IncidentFigures Closed(
        string id, int priority = 1, int? dispatch = 30, int? arrive = 200, int hour = 0, bool drill = false, int? satisfaction = null, double lat = 43.88) =>
        new(id, "theft", priority, lat, 125.32, "", Given.Noon.AddHours(hour), Given.Noon.AddHours(hour).AddSeconds(dispatch ?? 0) is var sent && dispatch is null ? null : sent,
            arrive is { } late ? Given.Noon.AddHours(hour).AddSeconds(late) : null, null, Given.Noon.AddHours(hour + 1), drill, "li", null, null, satisfaction, null, null, 3);

    [Fact]
    public void The_figures_of_an_incident_are_its_first_and_last_milestones()
    {
        var log = Given.Sent(Given.Car, Given.Second)
            .With(new ProgressAssignment(Given.Second, AssignmentStep.OnScene, null), 4).With(new ProgressAssignment(Given.Car, AssignmentStep.Declined, null), 5)
            .With(new CloseIncident("arrested", null), 9);
        IncidentFigures.Of(Given.Opened().Incident!).ShouldBeNull("it is not closed");
        var figures = IncidentFigures.Of(log.Incident!)!;
        figures.DispatchedAt.ShouldBe(Given.Noon.AddMinutes(1));
        figures.ArrivedAt.ShouldBe(Given.Noon.AddMinutes(4));
        figures.ClearedAt.ShouldBe(Given.Noon.AddMinutes(9), "who declined was never there");
    }

    /// <summary>Percentiles against the definition itself: the smallest time that at least so many are not above.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(101)]
    public void Percentiles_are_times_that_occurred_and_not_exceeded_by_that_share(int count)
    {
        var random = new Random(count);
        var times = Enumerable.Range(0, count).Select(_ => (double)random.Next(1, 500)).ToList();
        var figures = IntervalFigures.Of(times.Select(seconds => TimeSpan.FromSeconds(seconds)), TimeSpan.FromSeconds(250));
        double Slow(double share) => times.Where(one => times.Count(other => other <= one) >= share * count - 1e-9).Min();
        figures.P50.ShouldBe(Slow(0.5));
        figures.P90.ShouldBe(Slow(0.9));
        figures.Longest.ShouldBe(times.Max());
        figures.Within.ShouldBe(times.Count(one => one <= 250));
    }

    [Fact]
    public void Response_times_count_by_priority_leave_out_drills_and_name_those_without_a_unit()
    {
        var times = ResponseTimes.Of(
            [Closed("a"), Closed("b", dispatch: 90, arrive: 400), Closed("c", dispatch: null, arrive: null), Closed("d", priority: 3), Closed("e", drill: true)],
            new ResponseTargets(), TimeSpan.Zero);
        var first = times.ByPriority[1];
        (first.Incidents, first.NobodySent).ShouldBe((3, 1));
        (first.Dispatch.Count, first.Dispatch.Within, first.Dispatch.P50, first.Dispatch.P90).ShouldBe((2, 1, 30d, 90d));
        first.Response.P90.ShouldBe(400);
        times.ByPriority[0].Incidents.ShouldBe(4);
        times.ByDay.Single().Incidents.ShouldBe(4);
    }

    [Fact]
    public void A_day_and_an_hour_are_those_of_the_centre()
    {
        var late = Closed("a", hour: 10); // 22:00 UTC is 06:00 of the next day eight hours to the east.
        ResponseTimes.Of([late], new ResponseTargets(), TimeSpan.FromHours(8)).ByDay.Single().Day.ShouldBe(new DateOnly(2026, 11, 23));
        Coverage.Of([late], new Dictionary<CellId, int>(), Unrecorded, TimeSpan.FromHours(8)).ByHour[6].ShouldBe(1);
    }

    [Fact]
    public void Coverage_shows_cells_with_incidents_and_cells_with_units_only()
    {
        var (busy, quiet) = (CellId.Of(GeoPoint.Of(43.88, 125.32)), CellId.Of(GeoPoint.Of(43.5, 125.32)));
        var coverage = Coverage.Of([Closed("a"), Closed("b", hour: 1), Closed("c", drill: true)], new Dictionary<CellId, int> { [quiet] = 4 }, Unrecorded, TimeSpan.Zero);
        coverage.Cells.Select(cell => (cell.Cell, cell.Incidents, cell.Available)).ShouldBe([(busy, 2, null), (quiet, 0, 4)]);
        coverage.Cells[0].ByHour.Sum().ShouldBe(2);
    }

    [Fact]
    public void Satisfaction_is_the_share_of_fours_and_fives_among_those_who_gave_a_mark()
    {
        Satisfaction.Of([Closed("a", satisfaction: 5), Closed("b", satisfaction: 4), Closed("c", satisfaction: 2), Closed("d")], Given.Noon)
            .ShouldSatisfyAllConditions(all => all.ByMark.ShouldBe([0, 1, 0, 1, 1]), all => all.SatisfiedShare.ShouldBe(2 / 3d));
        Satisfaction.Of([], Given.Noon).SatisfiedShare.ShouldBeNull();
    }

    [Fact]
    public void About_one_call_in_fifty_is_sampled_and_always_the_same_ones()
    {
        var ids = Enumerable.Range(0, 50_000).Select(n => IncidentIds.For(Given.Header($"call-{n}")).Value).ToList();
        var sampled = ids.Where(QualitySample.Holds).ToList();
        sampled.Count.ShouldBeInRange(850, 1150); // 1,000 expected, standard deviation 31: five of them.
        ids.Where(QualitySample.Holds).ShouldBe(sampled);
    }
}
