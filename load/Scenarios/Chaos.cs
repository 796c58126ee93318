namespace Dispatch.Load.Scenarios;

/// <summary>What may go wrong with the service while it is under load.</summary>
internal static class Chaos
{
    /// <summary>SIGKILL at that second, started again at once with the same data.</summary>
    public static Disturbance KillAt(double seconds) => async (run, cancellation) =>
    {
        while (run.Now() < seconds)
            await Task.Delay(5, cancellation);
        await run.Service.KillAsync();
        await run.RestartAsync(cancellation);
    };
}
