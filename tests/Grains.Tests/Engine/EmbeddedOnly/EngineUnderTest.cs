using Orleans.TestingHost;

namespace Dispatch.Grains.Tests.Engine;

/// <summary>The embedded engine: one process. The cluster's set-up is in the file of this name in OrleansOnly.</summary>
internal static class EngineUnderTest
{
    public static InProcessTestClusterBuilder NewCluster() => new(1);
}
