using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.TestingHost;

namespace Dispatch.Grains.Tests.Engine;

/// <summary>Orleans: two silos and a client apart from them. The embedded engine's set-up is in the file of this name in EmbeddedOnly.</summary>
internal static class EngineUnderTest
{
    /// <summary>What keeps the silos together runs on real time, whatever clock a test gives its grains.</summary>
    private static readonly string[] RealTime =
        [TimeProviderNames.Messaging, TimeProviderNames.SystemTimers, TimeProviderNames.Membership, TimeProviderNames.GrainDirectory];

    public static bool CollectsByTheGivenClock => false;

    public static TimeProvider ReminderClock(FakeClock clock) => new MovingClock(clock);

    public static InProcessTestClusterBuilder NewCluster()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.Options.ConfigureFileLogging = false;
        return builder.ConfigureSilo((_, silo) =>
        {
            foreach (var area in RealTime)
                silo.Services.AddKeyedSingleton(area, TimeProvider.System);
            // A call that meets a grain just leaving is sent on, at most twice by default; here grains leave all the time.
            silo.Configure<SiloMessagingOptions>(options => options.MaxForwardCount = 255);
        });
    }

    /// <summary>
    /// Orleans' collector reads the machine's clock, so the fake one moves timers only and the collector is told to look: it
    /// takes every grain that is at rest and that nothing keeps alive.
    /// </summary>
    public static async Task PassIdle(TestCluster cluster, TimeSpan time)
    {
        cluster.Clock.Advance(time);
        await cluster.Client.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
    }
}
