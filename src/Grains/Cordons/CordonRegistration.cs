using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dispatch.Grains.Cordons;

/// <summary>What cordon grains need beside incidents, units and cells.</summary>
public static class CordonRegistration
{
    /// <summary>The host registers a road map and, when it has one, an <see cref="ICivilianMobilisation"/> beforehand.</summary>
    public static IServiceCollection AddCordons(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ICivilianMobilisation, NoMobilisation>();
        services.TryAddSingleton<PlanningThreads>();
        services.TryAddSingleton<CordonParts>();
        return services;
    }

    /// <summary>The server practises planning after its start, see <see cref="CordonWarmUp"/>.</summary>
    public static IServiceCollection AddCordonWarmUp(this IServiceCollection services)
    {
        services.TryAddSingleton<PlanningThreads>();
        return services.AddHostedService<CordonWarmUp>();
    }
}
