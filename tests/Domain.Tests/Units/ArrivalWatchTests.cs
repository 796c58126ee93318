using Dispatch.Domain.Geo;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;
using static Dispatch.Domain.Tests.Units.UnitStories;

namespace Dispatch.Domain.Tests.Units;

public sealed class ArrivalWatchTests
{
    private static readonly ArrivalFence Fence = UnitPolicy.Default.FenceOf(Task());

    private static Fix Away(double metres, double second, double? accuracy = null) => new(
        Earth.Travel(Fence.Centre, Heading.FromDegrees(30), new Metres(metres)), Noon.AddSeconds(second), null, null,
        accuracy is { } value ? new Metres(value) : null);

    private static ArrivalWatch Story(params Fix[] fixes) =>
        fixes.Aggregate(default(ArrivalWatch), (watch, fix) => watch.See(Fence, fix, ArrivalLimits.Default));

    [Fact]
    public void Staying_inside_for_the_dwell_is_an_arrival() => Story(Away(50, 0), Away(20, 10)).Arrived.ShouldBeTrue();

    [Fact]
    public void Driving_past_is_no_arrival() => Story(Away(300, 0), Away(50, 5), Away(30, 9), Away(200, 14), Away(400, 20)).Arrived.ShouldBeFalse();

    [Fact]
    public void Coming_back_after_driving_past_starts_the_dwell_anew() =>
        Story(Away(50, 0), Away(200, 5), Away(50, 20), Away(50, 29)).Arrived.ShouldBeFalse();

    [Fact]
    public void Jitter_between_the_circles_does_not_start_the_dwell_anew() =>
        Story(Away(55, 0), Away(70, 4), Away(100, 8), Away(58, 12)).Arrived.ShouldBeTrue();

    [Fact]
    public void The_ring_between_the_circles_alone_is_no_arrival() => Story(Away(100, 0), Away(90, 30), Away(80, 60)).Arrived.ShouldBeFalse();

    [Fact]
    public void Inaccurate_fixes_neither_start_nor_end_an_arrival()
    {
        Story(Away(10, 0, 150), Away(10, 30, 150)).Arrived.ShouldBeFalse();
        Story(Away(10, 0, 5), Away(500, 5, 400), Away(10, 12, 5)).Arrived.ShouldBeTrue();
    }

    [Fact]
    public void Leaving_the_outer_circle_ends_it() => Story(Away(10, 0), Away(10, 30), Away(130, 40)).ShouldBe(default);
}
