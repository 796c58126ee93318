using Dispatch.Gateway.Accounts;
using Dispatch.Gateway.Alerts;
using Dispatch.Gateway.Cordons;
using Dispatch.Gateway.Health;
using Dispatch.Gateway.Incidents;
using Dispatch.Gateway.Ingest;
using Dispatch.Gateway.Json;
using Dispatch.Gateway.Link;
using Dispatch.Gateway.Live;
using Dispatch.Gateway.OpenApi;
using Dispatch.Gateway.Pages;
using Dispatch.Gateway.Problems;
using Dispatch.Gateway.Registers;
using Dispatch.Gateway.Roads;
using Dispatch.Gateway.Security;
using Dispatch.Gateway.Supervision;
using Dispatch.Gateway.Units;
using Dispatch.Gateway.Urgency;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Dispatch.Gateway;

/// <summary>The gateway in four calls: services, middleware, endpoints, first administrator.</summary>
public static class GatewayRegistration
{
    /// <summary>Needs a grain factory; <see cref="IFaultMapper"/> of stores may be registered beside it.</summary>
    public static IServiceCollection AddDispatchGateway(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<GatewayOptions>().BindConfiguration(GatewayOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<GatewayOptions>, GatewayOptionsCheck>();
        services.ConfigureHttpJsonOptions(json => GatewayJson.Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        services.AddRateLimiter(RateLimits.Configure);
        services.AddSingleton<UnitPages>().AddSingleton<NearUnits>().AddSingleton<IncidentList>();
        services.AddRegisters();
        services.AddSupervision();
        return services.AddProblems().AddAccounts().AddIngest().AddLive().AddApiDescription().AddHealth().AddRoads().AddCordonFeed().AddUnitLink().AddAlertGateway();
    }

    /// <summary>In this order: problems catch everything below, devices take the short way, guards come before pages, desks go first, accounts before limits and policies.</summary>
    public static void UseDispatchGateway(this IApplicationBuilder app)
    {
        app.UseProblems();
        app.UseDeviceReports();
        app.UseBrowserGuards();
        app.UseConsolePages();
        app.UseDefaultFiles();
        app.UsePageFiles();
        app.UseRouting();
        app.UseUrgentCalls();
        app.UseAuthentication();
        SessionCheck.UseSessionCheck(app);
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseUnitLink();
        app.UseWebSockets();
    }

    public static void MapDispatchGateway(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1");
        api.MapAuth();
        api.MapAccounts();
        api.MapCatalogues();
        api.MapIncidents();
        api.MapUnits();
        api.MapCordons();
        api.MapRegisters();
        api.MapAlertGateway();
        api.MapDesk();
        api.MapSupervision();
        api.MapStatistics();
        routes.MapPositions();
        routes.MapOsmAnd();
        routes.MapLive();
        routes.MapUnitLink();
        routes.MapRoads();
        routes.MapApiDescription();
        routes.MapHealth();
    }

    /// <summary>The password of the first administrator, to be printed once; null when there was nothing to do.</summary>
    public static Task<string?> EnsureAdministratorAsync(this IServiceProvider services, CancellationToken cancellationToken) =>
        services.GetRequiredService<FirstAdministrator>().EnsureAsync(cancellationToken);

    private sealed class GatewayOptionsCheck : IValidateOptions<GatewayOptions>
    {
        public ValidateOptionsResult Validate(string? name, GatewayOptions options) =>
            options.Fault() is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;
    }
}
