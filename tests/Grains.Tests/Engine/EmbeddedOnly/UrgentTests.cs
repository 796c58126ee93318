using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Dispatch.Grains.Tests.Engine;

/// <summary>Who waits at a desk does not wait behind the pool's queue.</summary>
public sealed class UrgentTests
{
    private const string Mark = "test.urgent";
    private readonly string _key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task An_urgent_call_and_what_follows_from_it_run_on_the_urgent_threads()
    {
        await using var cluster = await StartAsync();
        RequestContext.Set(Mark, true);
        var threads = await cluster.Grain<IUrgentGrain>(_key).Threads($"{_key}-next");
        threads.Length.ShouldBe(4);
        threads.ShouldAllBe(name => name.StartsWith("Urgent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_calls_stay_on_the_pool_also_after_an_urgent_one()
    {
        await using var cluster = await StartAsync();
        RequestContext.Set(Mark, true);
        await cluster.Grain<IUrgentGrain>(_key).Threads(null);
        RequestContext.Clear();
        (await cluster.Grain<IUrgentGrain>(_key).Threads($"{_key}-next")).ShouldAllBe(name => !name.StartsWith("Urgent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_name_for_it_no_call_is_urgent()
    {
        await using var cluster = await TestCluster.Start();
        RequestContext.Set(Mark, true);
        (await cluster.Grain<IUrgentGrain>(_key).Threads(null)).ShouldAllBe(name => !name.StartsWith("Urgent", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Urgent_and_other_calls_to_the_same_grains_never_overlap_and_none_is_lost(int seed)
    {
        const int callers = 16, callsEach = 1500, grains = 6;
        await using var cluster = await StartAsync(silo => silo.Services.AddKeyedSingleton(TimeProviderNames.Grains, TimeProvider.System));
        var answered = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            if (caller % 2 == 0)
                RequestContext.Set(Mark, true);
            var random = new Random((seed * 1000) + caller);
            var done = 0;
            for (var call = 0; call < callsEach; call++)
                done += await cluster.Client.GetGrain<IStressGrain>($"{_key}-{random.Next(grains)}").Work(random.Next(4), random.Next(20) == 0, null);
            return done;
        })));
        Enumerable.Range(0, grains).Sum(grain => Probe.CountOf($"{_key}-{grain}/calls")).ShouldBe(answered.Sum(), $"seed {seed}");
        Enumerable.Range(0, grains).SelectMany(grain => Probe.LogOf($"{_key}-{grain}/faults")).ShouldBeEmpty($"seed {seed}");
    }

    [Fact]
    public async Task A_closed_lane_still_does_what_it_is_given()
    {
        var lane = new UrgentLane(1);
        lane.Dispose();
        (await Task.Factory.StartNew(() => 7, CancellationToken.None, TaskCreationOptions.None, lane)).ShouldBe(7);
    }

    private static Task<TestCluster> StartAsync(Action<ISiloBuilder>? more = null) => TestCluster.Start(silo =>
    {
        silo.Configure<SchedulingOptions>(options => options.UrgentKey = Mark);
        more?.Invoke(silo);
    });
}
