using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Grains.Tests.Engine;

public sealed class TurnTests(ClusterFixture fixture) : IClassFixture<ClusterFixture>
{
    private readonly string _key = Guid.NewGuid().ToString("N");

    private ITurnGrain Grain => fixture.Cluster.Client.GetGrain<ITurnGrain>(GrainId.Create("test-turn", _key));

    [Fact]
    public async Task One_call_runs_at_a_time_even_when_calls_await()
    {
        var grain = Grain;
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => grain.AddSlowly()));
        (await grain.AddSlowly()).ShouldBe(201);
        (await grain.Crowd()).ShouldBe(1);
    }

    [Fact]
    public async Task A_call_waits_while_another_awaits()
    {
        var grain = Grain;
        var first = grain.Hold("a");
        await Probe.Gate($"{_key}/a/entered");
        var second = grain.Pass("b");
        await grain.PassBetween("barrier");
        Probe.LogOf(_key).ShouldBe(["a", "barrier"]);
        Probe.Open($"{_key}/a");
        await Task.WhenAll(first, second);
        Probe.LogOf(_key).ShouldBe(["a", "barrier", "b"]);
    }

    [Fact]
    public async Task Read_only_calls_run_beside_each_other_and_writers_wait()
    {
        var grain = Grain;
        var reading = grain.HoldReadOnly("r1");
        await Probe.Gate($"{_key}/r1/entered");
        var writing = grain.Pass("w");
        await grain.PassReadOnly("r2");
        Probe.LogOf(_key).ShouldBe(["r1", "r2"]);
        Probe.Open($"{_key}/r1");
        await Task.WhenAll(reading, writing);
        Probe.LogOf(_key).ShouldBe(["r1", "r2", "w"]);
    }

    [Fact]
    public async Task A_read_only_call_waits_for_a_writer()
    {
        var grain = Grain;
        var writing = grain.Hold("w");
        await Probe.Gate($"{_key}/w/entered");
        var reading = grain.PassReadOnly("r");
        await grain.PassBetween("barrier");
        Probe.LogOf(_key).ShouldBe(["w", "barrier"]);
        Probe.Open($"{_key}/w");
        await Task.WhenAll(writing, reading);
    }

    [Fact]
    public async Task Calls_of_a_reentrant_grain_interleave_at_awaits()
    {
        var grain = fixture.Cluster.Grain<IReentrantTurnGrain>(_key);
        var first = grain.Hold("a");
        await Probe.Gate($"{_key}/a/entered");
        await grain.Pass("b");
        Probe.Open($"{_key}/a");
        await first;
        (await grain.Crowd()).ShouldBe(2);
    }

    [Fact]
    public async Task A_one_way_call_returns_at_once_and_its_failure_is_not_heard()
    {
        var grain = Grain;
        await grain.HoldOneWay("slow");
        await Probe.Gate($"{_key}/slow/entered");
        Probe.Open($"{_key}/slow");
        await grain.FailOneWay();
        await Probe.Gate($"{_key}/failed");
        await grain.OneWayValue("value");
        await Probe.Gate($"{_key}/value");
        (await grain.Name()).ShouldBe(_key);
    }

    [Fact]
    public async Task Stateless_workers_of_one_key_work_side_by_side()
    {
        var grain = fixture.Cluster.Grain<IWorkerGrain>(_key);
        var calls = Enumerable.Range(0, 4).Select(i => grain.Hold($"{i}")).ToArray();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Probe.Gate($"{_key}/{i}/entered")));
        Enumerable.Range(0, 4).ToList().ForEach(i => Probe.Open($"{_key}/{i}"));
        (await Task.WhenAll(calls)).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public async Task Awaits_return_to_the_grains_scheduler_and_Task_Run_leaves_it() =>
        (await Grain.SchedulerAfterEachAwait()).ShouldAllBe(expected => expected);

    [Fact]
    public async Task A_call_chain_may_come_back_when_it_was_allowed_to()
    {
        (await Grain.CallMyselfAllowed()).ShouldBe(_key);
        (await Grain.CallAndBackAllowed($"{_key}-other")).ShouldBe(_key);
    }
}
