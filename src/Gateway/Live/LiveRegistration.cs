using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Ingest;
using Dispatch.Gateway.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Gateway.Live;

internal static class LiveRegistration
{
    /// <summary>2,000 names of cells with their quotes fit several times.</summary>
    private const int MaxMessageBytes = 256 * 1024;

    public static IServiceCollection AddLive(this IServiceCollection services)
    {
        services.AddHostedSingleton<CellFeeds>();
        services.AddHostedSingleton<IncidentFeed>();
        services.AddHostedSingleton<UnitScreens>();
        services.AddSingleton<CentreScreens>();
        services.AddSingleton<Overview>();
        services.AddSingleton<LiveFigures>();
        services.AddSingleton<LiveCounts>();
        services.AddHostedService<LiveClock>();
        services.AddSignalR(hubs => hubs.MaximumReceiveMessageSize = MaxMessageBytes)
            .AddJsonProtocol(json => GatewayJson.Configure(json.PayloadSerializerOptions));
        return services;
    }

    public static void MapLive(this IEndpointRouteBuilder routes)
    {
        routes.MapHub<CentreHub>("/hub/centre").RequireAuthorization(Policies.CentreReads);
        routes.MapHub<UnitHub>("/hub/unit").RequireAuthorization(Policies.Unit);
    }
}
