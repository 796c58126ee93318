using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Gateway.Roads;

internal static class RoadRegistration
{
    /// <summary>The host registers a <see cref="Domain.Roads.RoadMap"/> when it has one.</summary>
    public static IServiceCollection AddRoads(this IServiceCollection services) => services.AddSingleton<CityRoads>();
}
