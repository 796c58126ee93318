using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Grains.Tests.Engine;

public sealed class ReminderTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly string _key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task A_reminder_comes_when_due_and_then_each_period()
    {
        await using var cluster = await TestCluster.Start();
        await cluster.Grain<IReminderGrain>(_key).Remind("r", Minute * 5, Minute * 2);
        await Pass(cluster.Clock, Minute * 5, "1");
        await Pass(cluster.Clock, Minute * 2, "2");
        Probe.LogOf($"{_key}/r").ShouldBe(["0 of 2", "2 of 2"]);
    }

    [Fact]
    public async Task A_reminder_comes_after_a_restart_and_ticks_that_were_missed_are_skipped()
    {
        var table = new SharedReminderTable();
        var clock = new FakeClock();
        await using (var before = await TestCluster.Start(silo => silo.Services.AddSingleton<IReminderTable>(table), clock))
        {
            await before.Grain<IReminderGrain>(_key).Remind("r", Minute, Minute * 10);
        }

        clock.Advance(Minute * 25);
        await using var after = await TestCluster.Start(silo => silo.Services.AddSingleton<IReminderTable>(table), clock);
        await Pass(clock, Minute * 6, "1");
        Probe.LogOf($"{_key}/r").ShouldBe(["30 of 10"]);
    }

    [Fact]
    public async Task A_reminder_can_be_looked_up_replaced_and_forgotten()
    {
        await using var cluster = await TestCluster.Start();
        var grain = cluster.Grain<IReminderGrain>(_key);
        await grain.Remind("a", Minute, Minute);
        await grain.Remind("b", Minute, Minute);
        await grain.Remind("b", Minute * 3, Minute);
        (await grain.Names()).ShouldBe(["a", "b"]);
        await grain.Forget("a");
        (await grain.Names()).ShouldBe(["b"]);
        (await grain.Knows("a")).ShouldBeFalse();
        await cluster.Clock.WhenAlarmIn(Minute * 3);
        cluster.Clock.Advance(Minute * 3);
        await Probe.Gate($"{_key}/b/1");
        Probe.LogOf($"{_key}/a").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_period_shorter_than_the_minimum_is_refused()
    {
        await using var cluster = await TestCluster.Start();
        await Should.ThrowAsync<ArgumentException>(() => cluster.Grain<IReminderGrain>(_key).Remind("r", Minute, TimeSpan.FromSeconds(59)));
    }

    /// <summary>The alarm is set after the answer to registration or to the tick before: one that the clock has already passed would be missed.</summary>
    private async Task Pass(FakeClock clock, TimeSpan time, string tick)
    {
        await clock.WhenAlarmIn(time);
        clock.Advance(time);
        await Probe.Gate($"{_key}/r/{tick}");
    }
}
