using Dispatch.Gateway.Ingest;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Gateway.Alerts;

internal static class AlertGatewayRegistration
{
    public static IServiceCollection AddAlertGateway(this IServiceCollection services) => services
        .AddSingleton<MobilisedUnits>()
        .AddSingleton<PostArrivals>()
        .AddSingleton<DeliveryRush>()
        .AddSingleton(_ => CollectorPace.OfThisProcess())
        .AddSingleton<MarkLanes>()
        .AddSingleton<PendingLanes>()
        .AddSingleton<AlertLanes>()
        .AddSingleton<DriverAlertJson>()
        .AddSingleton<AlertLineServices>()
        .AddHostedSingleton<AlertLines>()
        .AddSingleton<AlertFeedServices>()
        .AddHostedSingleton<AlertFeed>()
        .AddSingleton<UnitReports>()
        .AddSingleton<StepServices>()
        .AddSingleton<AlertDesk>()
        .AddSingleton<RecipientPages>()
        .AddSingleton<AlertReports>()
        .AddSingleton<HistoryLooks>()
        .AddSingleton<RecipientServices>()
        .AddHostedService<RetentionJob>();

    public static void MapAlertGateway(this RouteGroupBuilder api)
    {
        api.MapAlerts();
        api.MapUnitAlerts();
        api.MapSightings();
        api.MapPanics();
        api.MapRadio();
        api.MapAlertReports();
        api.MapCapInbound();
    }
}
