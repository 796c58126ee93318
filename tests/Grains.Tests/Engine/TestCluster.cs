using Microsoft.Extensions.DependencyInjection;
using Orleans.Reminders;
using Orleans.TestingHost;

namespace Dispatch.Grains.Tests.Engine;

/// <summary>Memory storage and a fake clock for grains, collector and reminders; the same on one embedded silo and on two of Orleans.</summary>
public sealed class TestCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private TestCluster(InProcessTestCluster cluster, FakeClock clock)
    {
        _cluster = cluster;
        Clock = clock;
    }

    public FakeClock Clock { get; }

    public IClusterClient Client => _cluster.Client;

    public IServiceProvider Silo => _cluster.Silos[0].ServiceProvider;

    public static async Task<TestCluster> Start(Action<ISiloBuilder>? configure = null, FakeClock? clock = null)
    {
        clock ??= new FakeClock();
        var builder = EngineUnderTest.NewCluster();
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddMemoryGrainStorageAsDefault();
            silo.UseInMemoryReminderService();
            silo.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Grains, clock);
            silo.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.ActivationManagement, clock);
            silo.Services.AddKeyedSingleton(ReminderTimeProviderNames.Reminders, EngineUnderTest.ReminderClock(clock));
            configure?.Invoke(silo);
        });
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new TestCluster(cluster, clock);
    }

    public T Grain<T>(string? key = null)
        where T : IGrainWithStringKey => Client.GetGrain<T>(key ?? Guid.NewGuid().ToString("N"));

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
}

/// <summary>A cluster shared by the tests of one class.</summary>
public class ClusterFixture : IAsyncLifetime
{
    public TestCluster Cluster { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Cluster = await TestCluster.Start(Configure);

    public async ValueTask DisposeAsync()
    {
        await Cluster.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual void Configure(ISiloBuilder silo)
    {
    }
}
