using Dispatch.Gateway.Link;

namespace Dispatch.Gateway.Tests.Link;

public sealed class StormWatchTests
{
    private readonly StormWatch _watch = new();

    [Fact]
    public void A_storm_is_over_two_seconds_after_the_last_of_many_came() =>
        Seconds(500, 1_500, 3_000, 3_010, 3_020, 3_020).ShouldBe([false, false, false, false, true, false]);

    [Fact]
    public void While_they_keep_coming_it_is_not_over() => Seconds(1_000, 2_000, 3_000, 4_000, 5_000).ShouldNotContain(true);

    [Fact]
    public void Some_who_come_and_go_are_no_storm() => Seconds([.. Enumerable.Range(0, 30).Select(second => second * 40)]).ShouldNotContain(true);

    [Fact]
    public void Each_storm_is_settled_once()
    {
        Seconds(3_000, 3_000, 3_000).ShouldBe([false, false, true]);
        Seconds(3_000, 3_001, 4_500, 4_500, 4_500, 4_500).ShouldNotContain(true, "1,500 more are too few");
        Seconds(5_200, 5_200, 5_200).ShouldBe([false, false, true]);
    }

    private List<bool> Seconds(params int[] opened) => [.. opened.Select(_watch.IsOver)];
}
