namespace Dispatch.Grains.Tests.Engine;

public interface ITimerGrain : IGrainWithStringKey
{
    Task StartTimer(TimeSpan due, TimeSpan period, bool interleave, bool keepAlive);

    Task StartHeldTimer();

    Task StartFailingTimer();

    [Orleans.Concurrency.AlwaysInterleave]
    Task ChangeTimer(TimeSpan due, TimeSpan period);

    Task StopTimer();

    Task Hold(string name);

    [Orleans.Concurrency.AlwaysInterleave]
    Task<int> Ticks();

    Task Leave();
}

internal sealed class TimerGrain : Grain, ITimerGrain
{
    private IGrainTimer? _timer;
    private int _ticks;

    private string Key => this.GetPrimaryKeyString();

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Probe.Open($"{Key}/gone");
        return Task.CompletedTask;
    }

    public Task StartTimer(TimeSpan due, TimeSpan period, bool interleave, bool keepAlive)
    {
        _timer = this.RegisterGrainTimer(
            static (grain, _) => grain.Tick(),
            this,
            new GrainTimerCreationOptions { DueTime = due, Period = period, Interleave = interleave, KeepAlive = keepAlive });
        return Task.CompletedTask;
    }

    public Task StartHeldTimer()
    {
        _timer = this.RegisterGrainTimer(
            async token =>
            {
                await Tick();
                await Probe.Gate($"{Key}/tick");
                Probe.Log($"{Key}/tokens", token.IsCancellationRequested.ToString());
            },
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(1));
        return Task.CompletedTask;
    }

    public Task StartFailingTimer()
    {
        _timer = this.RegisterGrainTimer(
            async () =>
            {
                await Tick();
                throw new InvalidOperationException("a tick that fails");
            },
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(1));
        return Task.CompletedTask;
    }

    public Task ChangeTimer(TimeSpan due, TimeSpan period)
    {
        _timer!.Change(due, period);
        return Task.CompletedTask;
    }

    public Task StopTimer()
    {
        _timer!.Dispose();
        return Task.CompletedTask;
    }

    public async Task Hold(string name)
    {
        Probe.Open($"{Key}/{name}/entered");
        await Probe.Gate($"{Key}/{name}");
    }

    public Task<int> Ticks() => Task.FromResult(_ticks);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    private Task Tick()
    {
        Probe.Open($"{Key}/tick{++_ticks}");
        return Task.CompletedTask;
    }
}
