namespace Dispatch.Grains.Cordons;

/// <summary>Who plans for all cordons of the process. A change to a cordon in force never waits behind proposals.</summary>
internal sealed class PlanningThreads : IDisposable
{
    /// <summary>Proposals leave the processor to whoever else wants it.</summary>
    private const int Behind = 10;

    public PlanningLane Changes { get; } = new("cordon changes", 1, nice: 0);

    public PlanningLane Proposals { get; } = new("cordon proposals", Math.Max(1, Environment.ProcessorCount / 2), Behind);

    public void Dispose()
    {
        Changes.Dispose();
        Proposals.Dispose();
    }
}
