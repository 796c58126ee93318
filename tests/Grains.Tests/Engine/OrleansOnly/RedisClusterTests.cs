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
        var grains = new List<ILedgerGrain>();
        for (var there = 0; there < 5 || grains.Count < 20;)
        {
            grains.Add(first.Client.GetGrain<ILedgerGrain>($"{_key}-{grains.Count}"));
            await grains[^1].Add(grains.Count - 1);
            there += await second.Hosts(grains[^1]) ? 1 : 0;
        }

        await second.Kill();

        for (var i = 0; i < grains.Count; i++)
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
