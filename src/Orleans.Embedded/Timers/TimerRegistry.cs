using Orleans.Timers;

namespace Orleans.Runtime;

internal sealed class TimerRegistry(Engine engine) : ITimerRegistry
{
    public IGrainTimer RegisterGrainTimer<TState>(
        IGrainContext grainContext,
        Func<TState, CancellationToken, Task> callback,
        TState state,
        GrainTimerCreationOptions options)
    {
        var timer = new GrainTimer((Activation)grainContext, token => callback(state, token), options, engine);
        timer.Change(options.DueTime, options.Period);
        return timer;
    }
}
