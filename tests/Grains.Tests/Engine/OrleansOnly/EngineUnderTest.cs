using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;

namespace Dispatch.Grains.Tests.Engine;

/// <summary>Orleans: two silos and a client apart from them. The embedded engine's set-up is in the file of this name in EmbeddedOnly.</summary>
internal static class EngineUnderTest
{
    /// <summary>What keeps the silos together runs on real time, whatever clock a test gives its grains.</summary>
    private static readonly string[] RealTime =
        [TimeProviderNames.Messaging, TimeProviderNames.SystemTimers, TimeProviderNames.Membership, TimeProviderNames.GrainDirectory];

    public static InProcessTestClusterBuilder NewCluster()
    {
        var builder = new InProcessTestClusterBuilder(2);
        builder.Options.ConfigureFileLogging = false;
        return builder.ConfigureSilo((_, silo) =>
        {
            foreach (var area in RealTime)
                silo.Services.AddKeyedSingleton(area, TimeProvider.System);
        });
    }
}
