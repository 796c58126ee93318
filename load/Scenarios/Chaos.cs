using Dispatch.Load.Service;

namespace Dispatch.Load.Scenarios;

/// <summary>What may go wrong with the service while it is under load.</summary>
internal static class Chaos
{
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan RedisAway = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Wrong = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(10);

    /// <summary>Writes of a flushed commit are two or three requests: a commit takes about a tenth of a second.</summary>
    private const int SlowRequestsPerSecond = 25;

    /// <summary>SIGKILL at that second, started again at once with the same data.</summary>
    public static Disturbance KillAt(double seconds) => async (run, cancellation) =>
    {
        await UntilAsync(run, seconds, cancellation);
        await run.Service.KillAsync();
        await run.RestartAsync(cancellation);
        run.Say("the service was killed and started again", FormattableString.Invariant($"ready after {run.Service.ReadyAfter.TotalSeconds:0.0} s"));
    };

    /// <summary>The whole process stands still for three seconds, as on a disk or a virtual machine that does.</summary>
    public static Disturbance StallAt(double seconds) => async (run, cancellation) =>
    {
        await UntilAsync(run, seconds, cancellation);
        Machine.Run("kill", $"-STOP {run.Service.Process.Id}");
        await Task.Delay(Stall, cancellation);
        Machine.Run("kill", $"-CONT {run.Service.Process.Id}");
        run.Say("the service stood still", FormattableString.Invariant($"{Stall.TotalSeconds:0} s (SIGSTOP)"));
    };

    /// <summary>SIGKILL for redis-server, back after four seconds with its append-only file.</summary>
    public static Disturbance RedisAwayAt(double seconds) => async (run, cancellation) =>
    {
        if (run.Redis is not { } redis)
            return;
        await UntilAsync(run, seconds, cancellation);
        await redis.KillAsync();
        await Task.Delay(RedisAway, cancellation);
        await redis.StartAsync();
        run.Say("redis was killed and came back", FormattableString.Invariant($"{RedisAway.TotalSeconds:0} s away"));
    };

    /// <summary>For five seconds the disk takes 25 writes a second from the service.</summary>
    public static Disturbance DiskSlowAt(double seconds) => async (run, cancellation) =>
    {
        await UntilAsync(run, seconds, cancellation);
        var (disk, why) = SlowDisk.TryMake(run.Data, SlowRequestsPerSecond);
        using (disk)
        {
            if (disk is null)
            {
                run.Say("the disk was not slowed", why);
                return;
            }
            disk.Hold(run.Service.Process.Id);
            await Task.Delay(Slow, cancellation);
            disk.Release(run.Service.Process.Id);
        }
        run.Say("the disk was slowed", FormattableString.Invariant($"{SlowRequestsPerSecond} write requests a second for {Slow.TotalSeconds:0} s"));
    };

    /// <summary>The wall clock of the service is ten minutes ahead for a while, then ten minutes behind, then right again.</summary>
    public static Disturbance ClockStepsAt(double seconds) => async (run, cancellation) =>
    {
        await UntilAsync(run, seconds, cancellation);
        if (run.Clock is not { } clock)
        {
            run.Say("the clock was not stepped", "libfaketime is not installed: apt-get install libfaketime");
            return;
        }
        foreach (var offset in (TimeSpan[])[Step, -Step, TimeSpan.Zero])
        {
            clock.Set(offset);
            await Task.Delay(Wrong, cancellation);
        }
        run.Say("the service's wall clock was set", FormattableString.Invariant($"{Step.TotalMinutes:0} min ahead and {Step.TotalMinutes:0} min behind, {Wrong.TotalSeconds:0} s each"));
    };

    public static Disturbance All(params Disturbance[] disturbances) => async (run, cancellation) =>
    {
        foreach (var disturbance in disturbances)
            await disturbance(run, cancellation);
    };

    private static async Task UntilAsync(ScenarioRun run, double seconds, CancellationToken cancellation)
    {
        while (run.Now() < seconds)
            await Task.Delay(5, cancellation);
    }
}
