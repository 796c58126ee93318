using Dispatch.Shared;

namespace Dispatch.Grains.Cordons;

/// <summary>Who plans for all cordons of the process. A change to a cordon in force never waits behind proposals.</summary>
internal sealed class PlanningThreads : IDisposable
{
    public PlanningLane Changes { get; } = new("cordon changes", 1, nice: 0);

    public PlanningLane Proposals { get; } = new("cordon proposals", Math.Max(1, Environment.ProcessorCount / 2), ThreadNice.BehindOthers);

    public void Dispose()
    {
        Changes.Dispose();
        Proposals.Dispose();
    }
}
