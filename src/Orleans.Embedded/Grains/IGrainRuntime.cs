using Orleans.Timers;

namespace Orleans.Runtime;

/// <summary>What the engine offers to grain base classes.</summary>
public interface IGrainRuntime
{
    IGrainFactory GrainFactory { get; }

    ITimerRegistry TimerRegistry { get; }

    IServiceProvider ServiceProvider { get; }

    TimeProvider TimeProvider => TimeProvider.System;

    void DeactivateOnIdle(IGrainContext grainContext);

    void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan);
}
