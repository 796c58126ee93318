using Dispatch.Storage.Tests;

namespace Dispatch.Grains.Tests.Engine;

/// <summary>Two members that meet, store and remind over a real redis-server, as the host sets them up.</summary>
public sealed class RedisClusterTests
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task What_a_killed_member_had_stored_is_served_by_the_other()
    {
        RedisServer.SkipIfMissing();
        await using var redis = await new RedisServer().StartAsync();
        await using var first = await RedisMember.Start(redis);
        await using var second = await RedisMember.Start(redis);
        var grains = Enumerable.Range(0, 20).Select(i => first.Client.GetGrain<ILedgerGrain>($"{_key}-{i}")).ToArray();
        for (var i = 0; i < grains.Length; i++)
            await grains[i].Add(i);
        var there = 0;
        foreach (var grain in grains)
            there += await second.Hosts(grain) ? 1 : 0;
        there.ShouldBeInRange(1, grains.Length - 1, "each member has some of the grains");

        await second.Kill();

        for (var i = 0; i < grains.Length; i++)
            (await Insist(grains[i].Total)).ShouldBe(i);
    }

    [Fact]
    public async Task A_reminder_of_a_grain_on_a_killed_member_fires_on_the_other()
    {
        RedisServer.SkipIfMissing();
        await using var redis = await new RedisServer().StartAsync();
        await using var first = await RedisMember.Start(redis);
        await using var second = await RedisMember.Start(redis);
        var tries = 0;
        string key;
        do
        {
            key = $"{_key}-{tries++}";
            await first.Client.GetGrain<IReminderGrain>(key).Remind("r", TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));
        }
        while (!await second.Hosts(first.Client.GetGrain<IReminderGrain>(key)));

        await second.Kill();

        var ticks = Probe.CountOf($"{key}/r");
        await Probe.Gate($"{key}/r/{ticks + 1}");
        (await Insist(() => second.IsHostOf(first.Client.GetGrain<IReminderGrain>(key), first.Client))).ShouldBeFalse();
    }

    /// <summary>Asks again while the cluster learns that a member is gone; each question waits for its own answer.</summary>
    private static async Task<T> Insist<T>(Func<Task<T>> ask)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception gone) when (gone is OrleansException or TimeoutException && !patience.IsCancellationRequested)
            {
                await Task.Yield();
            }
        }
    }
}
