using Orleans.TestingHost;

namespace Dispatch.Grains.Tests.Engine;

/// <summary>The embedded engine: one process. The cluster's set-up is in the file of this name in OrleansOnly.</summary>
internal static class EngineUnderTest
{
    public static bool CollectsByTheGivenClock => true;

    public static InProcessTestClusterBuilder NewCluster() => new(1);

    public static TimeProvider ReminderClock(FakeClock clock) => clock;

    /// <summary>Time passes; what is idle for its age is collected.</summary>
    public static Task PassIdle(TestCluster cluster, TimeSpan time)
    {
        cluster.Clock.Advance(time);
        return Task.CompletedTask;
    }
}
