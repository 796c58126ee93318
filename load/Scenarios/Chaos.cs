using Dispatch.Load.Service;

namespace Dispatch.Load.Scenarios;

/// <summary>What may go wrong with the service while it is under load.</summary>
internal static class Chaos
{
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan RedisAway = TimeSpan.FromSeconds(4);

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
