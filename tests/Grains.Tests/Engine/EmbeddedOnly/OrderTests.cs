namespace Dispatch.Grains.Tests.Engine;

/// <summary>What the embedded engine promises beyond Orleans, where calls on their way may overtake each other: no grain may rely on it.</summary>
public sealed class OrderTests
{
    [Fact]
    public async Task Calls_of_one_caller_to_an_active_grain_arrive_in_order()
    {
        await using var cluster = await TestCluster.Start();
        var key = Guid.NewGuid().ToString("N");
        var grain = cluster.Client.GetGrain<ITurnGrain>(GrainId.Create("test-turn", key));
        await grain.Name();
        await Task.WhenAll(Enumerable.Range(0, 500).Select(i => grain.Pass($"{i}")));
        Probe.LogOf(key).ShouldBe(Enumerable.Range(0, 500).Select(i => $"{i}"));
    }
}
