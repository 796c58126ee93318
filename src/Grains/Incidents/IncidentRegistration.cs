using Dispatch.Domain.Recommendation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Dispatch.Grains.Incidents;

/// <summary>What incident grains need beside a default grain storage.</summary>
public static class IncidentRegistration
{
    /// <summary>
    /// The host registers an <see cref="IRoadEta"/>, an <see cref="ISealSink"/> and <see cref="RecommendationLimits"/> beforehand;
    /// without them arrival times are straight-line, no seals are kept and the limits are the defaults.
    /// </summary>
    public static IServiceCollection AddIncidents(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IRoadEta, NoRoads>();
        services.TryAddSingleton<ISealSink, NoSeals>();
        services.TryAddSingleton(RecommendationLimits.Default);
        services.TryAddSingleton<IncidentParts>();
        services.TryAddSingleton<Surroundings>();
        return services;
    }
}
