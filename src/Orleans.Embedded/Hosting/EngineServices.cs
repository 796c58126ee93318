using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;

namespace Orleans.Runtime.Hosting;

/// <summary>What the engine registers, once for each host.</summary>
internal static class EngineServices
{
    public static void AddTo(IServiceCollection services)
    {
        if (services.Any(static service => service.ServiceType == typeof(SiloHost)))
        {
            return;
        }

        services.AddLogging();
        services.AddOptions();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IGrainStorageSerializer, JsonGrainStorageSerializer>();
        services.AddSingleton(new ServiceRegistrations(services));
        services.AddSingleton(_ => new UrgentLane(Math.Max(2, Environment.ProcessorCount)));
        services.AddSingleton<Engine>();
        services.AddSingleton<IGrainRuntime>(static provider => provider.GetRequiredService<Engine>());
        services.AddSingleton(static provider => provider.GetRequiredService<Engine>().TimerRegistry);
        services.AddSingleton<ClusterClient>();
        services.AddSingleton<IClusterClient>(static provider => provider.GetRequiredService<ClusterClient>());
        services.AddSingleton<IGrainFactory>(static provider => provider.GetRequiredService<ClusterClient>());
        services.AddSingleton<IGrainContextAccessor, GrainContextAccessor>();
        services.AddSingleton<SiloLifecycle>();
        services.AddSingleton<ISiloLifecycle>(static provider => provider.GetRequiredService<SiloLifecycle>());
        services.AddSingleton<SiloHost>();
        services.AddSingleton<IHostedService>(static provider => provider.GetRequiredService<SiloHost>());
    }
}
