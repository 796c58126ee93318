namespace Dispatch.Grains.Tests.Engine;

public sealed class TimerTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private readonly string _key = Guid.NewGuid().ToString("N");

    private ITimerGrain Grain => fixture.Cluster.Grain<ITimerGrain>(_key);

    private FakeClock Clock => fixture.Cluster.Clock;

    [Fact]
    public async Task A_timer_ticks_when_due_and_then_each_period()
    {
        await Grain.StartTimer(Second * 5, Second, interleave: false, keepAlive: false);
        Clock.Advance(Second * 4);
        (await Grain.Ticks()).ShouldBe(0);
        Clock.Advance(Second);
        await Probe.Gate($"{_key}/tick1");
        await RoundTrip();
        Clock.Advance(Second);
        await Probe.Gate($"{_key}/tick2");
    }

    [Fact]
    public async Task A_timer_that_is_due_at_once_ticks_while_the_clock_stands_still()
    {
        await Grain.StartTimer(TimeSpan.Zero, Second, interleave: false, keepAlive: false);
        await Probe.Gate($"{_key}/tick1");
        await RoundTrip();
        await Grain.ChangeTimer(TimeSpan.Zero, Second);
        await Probe.Gate($"{_key}/tick2");
    }

    [Fact]
    public async Task A_tick_waits_for_the_call_that_runs()
    {
        await Grain.StartTimer(Second, Second, interleave: false, keepAlive: false);
        var holding = Grain.Hold("a");
        await Probe.Gate($"{_key}/a/entered");
        Clock.Advance(Second);
        (await Grain.Ticks()).ShouldBe(0);
        Probe.Open($"{_key}/a");
        await holding;
        await Probe.Gate($"{_key}/tick1");
    }

    [Fact]
    public async Task An_interleaving_tick_runs_while_a_call_awaits()
    {
        await Grain.StartTimer(Second, Second, interleave: true, keepAlive: false);
        var holding = Grain.Hold("a");
        await Probe.Gate($"{_key}/a/entered");
        Clock.Advance(Second);
        await Probe.Gate($"{_key}/tick1");
        Probe.Open($"{_key}/a");
        await holding;
    }

    [Fact]
    public async Task The_next_period_begins_when_the_tick_has_ended()
    {
        await Grain.StartHeldTimer();
        Clock.Advance(Second);
        await Probe.Gate($"{_key}/tick1");
        Clock.Advance(Second * 10);
        (await Grain.Ticks()).ShouldBe(1);
        Probe.Open($"{_key}/tick");
        await RoundTrip();
        Clock.Advance(Second);
        await Probe.Gate($"{_key}/tick2");
    }

    [Fact]
    public async Task A_failing_tick_does_not_end_its_timer()
    {
        await Grain.StartFailingTimer();
        Clock.Advance(Second);
        await Probe.Gate($"{_key}/tick1");
        await RoundTrip();
        Clock.Advance(Second);
        await Probe.Gate($"{_key}/tick2");
    }

    [Fact]
    public async Task A_timer_can_be_changed_and_a_disposed_one_ticks_no_more()
    {
        await Grain.StartTimer(Second * 100, Second, interleave: false, keepAlive: false);
        await Grain.ChangeTimer(Second, Timeout.InfiniteTimeSpan);
        Clock.Advance(Second);
        await Probe.Gate($"{_key}/tick1");
        await RoundTrip();
        Clock.Advance(Second * 10);
        await RoundTrip();
        (await Grain.Ticks()).ShouldBe(1);
        await Grain.ChangeTimer(Second, Second);
        await Grain.StopTimer();
        Clock.Advance(Second * 10);
        await RoundTrip();
        (await Grain.Ticks()).ShouldBe(1);
    }

    [Fact]
    public async Task A_change_made_while_it_ticks_counts_from_the_end_of_the_tick()
    {
        await Grain.StartHeldTimer();
        Clock.Advance(Second);
        await Probe.Gate($"{_key}/tick1");
        await Grain.ChangeTimer(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        Clock.Advance(Second);
        (await Grain.Ticks()).ShouldBe(1);
        Probe.Open($"{_key}/tick");
        await RoundTrip();
        Clock.Advance(Second);
        await Probe.Gate($"{_key}/tick2");
    }

    [Fact]
    public async Task A_timer_ends_with_its_activation()
    {
        await Grain.StartTimer(Second, Second, interleave: false, keepAlive: false);
        await Grain.Leave();
        await Probe.Gate($"{_key}/gone");
        (await Grain.Ticks()).ShouldBe(0);
        Clock.Advance(Second * 5);
        await RoundTrip();
        (await Grain.Ticks()).ShouldBe(0);
    }

    [Fact]
    public async Task Ticks_keep_an_activation_only_when_asked_to()
    {
        Assert.SkipUnless(EngineUnderTest.CollectsByTheGivenClock, "Orleans' collector reads the machine's clock: 15 minutes of it.");
        var kept = fixture.Cluster.Grain<ITimerGrain>($"{_key}-kept");
        await kept.StartTimer(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), interleave: false, keepAlive: true);
        await Grain.StartTimer(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), interleave: false, keepAlive: false);
        for (var minute = 1; minute <= 20; minute++)
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            await Probe.Gate($"{_key}-kept/tick{minute}");
        }

        await Probe.Gate($"{_key}/gone");
        (await kept.Ticks()).ShouldBe(20);
    }

    /// <summary>A call behind the tick: when it is answered, the tick has ended.</summary>
    private Task RoundTrip()
    {
        Probe.Open($"{_key}/round");
        return Grain.Hold("round");
    }
}
