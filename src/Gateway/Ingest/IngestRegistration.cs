using Dispatch.Domain.Tracking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Dispatch.Gateway.Ingest;

internal static class IngestRegistration
{
    public static IServiceCollection AddIngest(this IServiceCollection services)
    {
        services.TryAddSingleton(TrackingLimits.Default);
        services.AddSingleton<IngestCounters>();
        services.AddSingleton<KnownCells>();
        services.AddSingleton<IngestServices>();
        services.AddSingleton<TrackTable>();
        services.AddSingleton<ReportBudgets>();
        services.AddSingleton<FixSinks>();
        services.AddSingleton<FixGate>();
        services.AddSingleton<DeviceReports>();
        services.AddSingleton<SocketServices>();
        services.AddHostedSingleton<IngestPipeline>();
        services.AddHostedSingleton<SocketRegistry>();
        services.AddHostedService<TrackSweeper>();
        return services;
    }

    /// <summary>One object that both is asked and runs in the background.</summary>
    public static IServiceCollection AddHostedSingleton<T>(this IServiceCollection services) where T : class, IHostedService =>
        services.AddSingleton<T>().AddHostedService(provider => provider.GetRequiredService<T>());
}
