using Dispatch.Grains.Cordons;

namespace Dispatch.Grains.Tests.Cordons;

/// <summary>Plans think on threads of their own.</summary>
public sealed class PlanningLaneTests : IDisposable
{
    private readonly PlanningLane _lane = new("test", threads: 1, nice: 10);

    public void Dispose() => _lane.Dispose();

    [Fact]
    public async Task A_plan_is_not_computed_on_a_thread_of_the_pool() =>
        (await _lane.Run(() => Thread.CurrentThread.IsThreadPoolThread)).ShouldBeFalse();

    [Fact]
    public async Task What_goes_wrong_is_told_to_who_asked_and_the_next_is_answered()
    {
        await Should.ThrowAsync<ArgumentException>(() => _lane.Run<int>(() => throw new ArgumentException("no exits")));
        (await _lane.Run(() => 7)).ShouldBe(7);
    }

    [Fact]
    public async Task More_than_may_wait_wait_for_room_and_are_all_answered()
    {
        var gate = new ManualResetEventSlim();
        var order = new List<int>();
        var all = Enumerable.Range(0, 200).Select(i => _lane.Run(() =>
        {
            gate.Wait();
            order.Add(i);
            return i;
        })).ToList();
        gate.Set();
        (await Task.WhenAll(all)).ShouldBe(Enumerable.Range(0, 200));
        order.Count.ShouldBe(200);
    }
}
