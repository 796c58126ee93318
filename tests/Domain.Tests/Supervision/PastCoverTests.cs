using System.Collections.Immutable;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Supervision;
using Dispatch.Domain.Tests.Incidents;

namespace Dispatch.Domain.Tests.Supervision;

public sealed class PastCoverTests
{
    private static readonly CellId East = new(100, 50);
    private static readonly CellId West = new(99, 50);

    private static ImmutableArray<FreeUnits> Free(int east, int? west = null) =>
        west is { } also ? [new FreeUnits(East, east), new FreeUnits(West, also)] : [new FreeUnits(East, east)];

    [Fact]
    public void A_look_that_comes_twice_is_counted_once_and_a_second_gateway_adds_the_cells_it_alone_knows()
    {
        var hour = CoverHour.Empty.With(3, Free(2)).With(3, Free(9, west: 4)).With(4, Free(6));
        hour.Count.ShouldBe(2);
        hour.Cells.ShouldBe([new CellCover(East, 0b11000, 8), new CellCover(West, 0b01000, 4)], ignoreOrder: true);
    }

    [Fact]
    public void Parts_of_an_hour_are_five_minutes_and_no_more_than_twelve()
    {
        CoverHour.LookAt(Given.Noon).ShouldBe(0);
        CoverHour.LookAt(Given.Noon.AddMinutes(4).AddSeconds(59)).ShouldBe(0);
        CoverHour.LookAt(Given.Noon.AddMinutes(59)).ShouldBe(11);
        Should.Throw<ArgumentOutOfRangeException>(() => CoverHour.Empty.With(12, Free(1)));
    }

    [Fact]
    public void A_cell_that_nobody_reported_from_had_none_while_others_were_looked_at()
    {
        var noon = CoverHour.Empty.With(0, Free(4, west: 2)).With(1, Free(2));
        var past = new PastCover([(Given.Noon, noon)], TimeSpan.Zero);
        past.FreeIn(East)[12].ShouldBe(3);
        past.FreeIn(West)[12].ShouldBe(1, "two at the first look, none at the second");
        past.FreeInAll()[12].ShouldBe(4);
        past.FreeIn(new CellId(1, 1))[12].ShouldBe(0);
    }

    [Fact]
    public void An_hour_that_nobody_recorded_is_unknown_and_not_empty()
    {
        var past = new PastCover([(Given.Noon, CoverHour.Empty.With(0, Free(1))), (Given.Noon.AddHours(1), CoverHour.Empty)], TimeSpan.Zero);
        past.Hours.ShouldBe(1);
        past.FreeInAll()[13].ShouldBeNull();
        new PastCover([], TimeSpan.Zero).FreeInAll().ShouldAllBe(hour => hour == null);
    }

    /// <summary>Against the definition: the mean over all looks at that hour of the centre's day.</summary>
    [Fact]
    public void Days_are_averaged_look_by_look_on_the_centres_own_clock()
    {
        var random = new Random(5);
        var looks = Enumerable.Range(0, 400).Select(_ => (Hour: random.Next(72), Look: random.Next(12), Count: random.Next(6)))
            .DistinctBy(one => (one.Hour, one.Look)).ToList();
        var hours = looks.GroupBy(one => one.Hour).Select(hour =>
            (Given.Noon.AddHours(hour.Key), hour.Aggregate(CoverHour.Empty, (cover, one) => cover.With(one.Look, Free(one.Count)))));
        var zone = TimeSpan.FromHours(8);
        var past = new PastCover(hours, zone);
        for (var hour = 0; hour < 24; hour++)
        {
            var of = looks.Where(one => Given.Noon.AddHours(one.Hour).ToOffset(zone).Hour == hour).ToList();
            past.FreeIn(East)[hour].ShouldBe(of.Count == 0 ? null : Math.Round(of.Average(one => one.Count), 2));
        }
    }
}
