using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Grains.Tests.Engine;

public sealed class StressTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task No_call_is_lost_and_none_overlaps_while_grains_come_and_go(int seed)
    {
        const int callers = 16, callsEach = 1500, grains = 12;
        await using var cluster = await TestCluster.Start(silo =>
            silo.Services.AddKeyedSingleton(TimeProviderNames.Grains, TimeProvider.System));
        var run = Guid.NewGuid().ToString("N");
        var answered = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var random = new Random((seed * 1000) + caller);
            var done = 0;
            for (var call = 0; call < callsEach;)
            {
                var burst = Enumerable.Range(0, random.Next(1, 8)).Select(_ =>
                {
                    // Chains go from even to odd grains only, so that no circle can arise.
                    var target = random.Next(grains);
                    var next = target % 2 == 0 && random.Next(3) == 0 ? $"{run}-{(random.Next(grains / 2) * 2) + 1}" : null;
                    return cluster.Client.GetGrain<IStressGrain>($"{run}-{target}").Work(random.Next(4), random.Next(20) == 0, next);
                }).ToArray();
                call += burst.Length;
                done += (await Task.WhenAll(burst)).Sum();
            }

            return done;
        })));

        Enumerable.Range(0, grains).Sum(grain => Probe.CountOf($"{run}-{grain}/calls")).ShouldBe(answered.Sum(), $"seed {seed}");
        Enumerable.Range(0, grains).SelectMany(grain => Probe.LogOf($"{run}-{grain}/faults")).ShouldBeEmpty($"seed {seed}");
        Enumerable.Range(0, grains).Sum(grain => Probe.CountOf($"{run}-{grain}/ended")).ShouldBeGreaterThan(grains, $"seed {seed}");
    }
}
