using Orleans.Concurrency;

namespace Dispatch.Grains.Tests.Engine;

public interface ITurnGrain : IGrainWithStringKey
{
    /// <summary>Enters, opens "{key}/{name}/entered", waits for "{key}/{name}", leaves.</summary>
    Task Hold(string name);

    Task Pass(string name);

    [AlwaysInterleave]
    Task PassBetween(string name);

    [ReadOnly]
    Task HoldReadOnly(string name);

    [ReadOnly]
    Task PassReadOnly(string name);

    Task<int> AddSlowly();

    /// <summary>How many calls were inside at once, at most.</summary>
    Task<int> Crowd();

    Task<bool[]> SchedulerAfterEachAwait();

    Task CallMyself();

    Task<string> CallMyselfAllowed();

    Task CallAndBack(string other);

    Task<string> CallAndBackAllowed(string other);

    Task BackTo(string first);

    Task<string> Name();

    [OneWay]
    Task HoldOneWay(string name);

    [OneWay]
    Task FailOneWay();

    [OneWay]
    ValueTask OneWayValue(string name);
}

public interface IReentrantTurnGrain : ITurnGrain;

public interface IWorkerGrain : IGrainWithStringKey
{
    Task<string> Hold(string name);
}

internal abstract class TurnGrainBase : Grain, ITurnGrain
{
    private int _inside;
    private int _crowd;
    private int _sum;

    private string Key => this.GetPrimaryKeyString();

    public async Task Hold(string name)
    {
        Enter(name);
        await Probe.Gate($"{Key}/{name}");
        Leave(name);
    }

    public Task Pass(string name)
    {
        Enter(name);
        Leave(name);
        return Task.CompletedTask;
    }

    public Task PassBetween(string name) => Pass(name);

    public Task HoldReadOnly(string name) => Hold(name);

    public Task PassReadOnly(string name) => Pass(name);

    public async Task<int> AddSlowly()
    {
        Enter("add");
        var before = _sum;
        for (var i = 0; i < 5; i++)
        {
            await Task.Yield();
        }

        _sum = before + 1;
        Leave("add");
        return _sum;
    }

    public Task<int> Crowd() => Task.FromResult(_crowd);

    public async Task<bool[]> SchedulerAfterEachAwait()
    {
        var mine = TaskScheduler.Current;
        var seen = new List<bool> { mine != TaskScheduler.Default, SynchronizationContext.Current is null };
        await Task.Yield();
        seen.Add(TaskScheduler.Current == mine);
        seen.Add(await Task.Run(() => TaskScheduler.Current == TaskScheduler.Default));
        seen.Add(TaskScheduler.Current == mine);
        seen.Add(await Task.Factory.StartNew(() => TaskScheduler.Current == mine));
        await Task.Delay(1);
        seen.Add(TaskScheduler.Current == mine);
        return [.. seen];
    }

    public Task CallMyself() => this.AsReference<ITurnGrain>().Pass("myself");

    public async Task<string> CallMyselfAllowed()
    {
        using var section = RequestContext.AllowCallChainReentrancy();
        return await this.AsReference<ITurnGrain>().Name();
    }

    public Task CallAndBack(string other) => GrainFactory.GetGrain<ITurnGrain>(GrainId.Create("test-turn", other)).BackTo(Key);

    public async Task<string> CallAndBackAllowed(string other)
    {
        using var section = RequestContext.AllowCallChainReentrancy();
        await GrainFactory.GetGrain<ITurnGrain>(GrainId.Create("test-turn", other)).BackTo(Key);
        return Key;
    }

    public Task BackTo(string first) => GrainFactory.GetGrain<ITurnGrain>(GrainId.Create("test-turn", first)).Pass("back");

    public Task<string> Name() => Task.FromResult(Key);

    public Task HoldOneWay(string name) => Hold(name);

    public Task FailOneWay()
    {
        Probe.Open($"{Key}/failed");
        throw new InvalidOperationException("nobody hears this");
    }

    public ValueTask OneWayValue(string name)
    {
        Probe.Open($"{Key}/{name}");
        return ValueTask.CompletedTask;
    }

    private void Enter(string name)
    {
        _crowd = Math.Max(_crowd, ++_inside);
        Probe.Log(Key, name);
        Probe.Open($"{Key}/{name}/entered");
    }

    private void Leave(string name)
    {
        _inside--;
        Probe.Open($"{Key}/{name}/left");
    }
}

[GrainType("test-turn")]
internal sealed class TurnGrain : TurnGrainBase;

[Reentrant, GrainType("test-reentrant-turn")]
internal sealed class ReentrantTurnGrain : TurnGrainBase, IReentrantTurnGrain;

[StatelessWorker(4), GrainType("test-worker")]
internal sealed class WorkerGrain : Grain, IWorkerGrain
{
    private readonly string _me = Guid.NewGuid().ToString("N");

    public async Task<string> Hold(string name)
    {
        Probe.Open($"{this.GetPrimaryKeyString()}/{name}/entered");
        await Probe.Gate($"{this.GetPrimaryKeyString()}/{name}");
        return _me;
    }
}
