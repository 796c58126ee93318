using Orleans.Configuration;

namespace Dispatch.Grains.Tests.Engine;

/// <summary>What the embedded engine says beyond Orleans.</summary>
public sealed class EmbeddedTests
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task A_timeout_names_the_circle_of_grains_that_wait_for_each_other()
    {
        await using var cluster = await TestCluster.Start(silo =>
            silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromMilliseconds(500)));
        var grain = cluster.Client.GetGrain<ITurnGrain>(GrainId.Create("test-turn", _key));
        var fault = await Should.ThrowAsync<TimeoutException>(() => grain.CallAndBack($"{_key}-other"));
        fault.Message.ShouldContain($"test-turn/{_key} -> test-turn/{_key}-other -> test-turn/{_key}");
        (await Should.ThrowAsync<TimeoutException>(grain.CallMyself)).Message.ShouldContain($"test-turn/{_key} -> test-turn/{_key}");
    }

    [Fact]
    public async Task Reminders_in_a_grain_store_survive_a_restart()
    {
        var store = new SharedStore();
        var clock = new FakeClock();
        await using (var before = await TestCluster.Start(store.Use, clock))
        {
            await before.Grain<IReminderGrain>(_key).Remind("r", TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5));
            await before.Grain<IReminderGrain>(_key).Remind("s", TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5));
            await before.Grain<IReminderGrain>(_key).Forget("s");
        }

        await using var after = await TestCluster.Start(store.Use, clock);
        (await after.Grain<IReminderGrain>(_key).Names()).ShouldBe(["r"]);
        clock.Advance(TimeSpan.FromMinutes(5));
        await Probe.Gate($"{_key}/r/1");
    }

    [Fact]
    public async Task A_call_after_the_stop_says_that_the_engine_does_not_run()
    {
        IClusterClient client;
        await using (var cluster = await TestCluster.Start())
        {
            client = cluster.Client;
        }

        var grain = client.GetGrain<ITurnGrain>(GrainId.Create("test-turn", _key));
        await Should.ThrowAsync<SiloUnavailableException>(grain.Name);
    }

    [Fact]
    public async Task A_call_to_a_deleted_observer_fails_at_once()
    {
        await using var cluster = await TestCluster.Start();
        var reference = cluster.Client.CreateObjectReference<IListener>(new Deaf());
        cluster.Client.DeleteObjectReference<IListener>(reference);
        await Should.ThrowAsync<ClientNotAvailableException>(() => reference.Heard("news"));
    }

    [Fact]
    public async Task A_constructor_that_fails_fails_the_call_with_its_own_exception()
    {
        await using var cluster = await TestCluster.Start();
        (await Should.ThrowAsync<InvalidOperationException>(cluster.Grain<IBrokenGrain>(_key).Call)).Message.ShouldBe("broken");
    }

    private sealed class Deaf : IListener
    {
        public Task Heard(string news) => Task.CompletedTask;

        public Task<string> Ask(string question) => Task.FromResult("");

        public Task Whisper(string news) => Task.CompletedTask;

        public void Shout(string news)
        {
        }
    }
}

public interface IBrokenGrain : IGrainWithStringKey
{
    Task Call();
}

internal sealed class BrokenGrain : Grain, IBrokenGrain
{
    public BrokenGrain() => throw new InvalidOperationException("broken");

    public Task Call() => Task.CompletedTask;
}
