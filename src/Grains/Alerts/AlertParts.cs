using Dispatch.Domain.Alerting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Dispatch.Grains.Cordons;

namespace Dispatch.Grains.Alerts;

/// <summary>What every grain of alerts is made of beside its stored state.</summary>
internal sealed class AlertParts(IGrainFactory grains, TimeProvider time, IOptions<AlertOptions> options, IServiceProvider services)
{
    public IGrainFactory Grains => grains;

    public TimeProvider Time => time;

    public AlertOptions Options => options.Value;

    public AlertLimits Limits => options.Value.Limits;

    public ILogger<T> LoggerOf<T>() => services.GetRequiredService<ILogger<T>>();
}

/// <summary>What alert grains need beside incidents, units and cells.</summary>
public static class AlertRegistration
{
    /// <summary>Before <c>AddCordons</c>: from then on cordons ask their civilians through alerts.</summary>
    public static IServiceCollection AddAlerts(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddChecked<AlertOptions>("Alerts", options => options.Fault());
        services.TryAddSingleton<AlertParts>();
        services.TryAddSingleton<ICivilianMobilisation, CivilianAlerts>();
        return services;
    }
}
