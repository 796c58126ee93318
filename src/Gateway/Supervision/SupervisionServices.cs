using Dispatch.Domain.Supervision;
using Dispatch.Gateway.Incidents;
using Dispatch.Gateway.Ingest;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Gateway.Supervision;

/// <summary>Section <c>Supervision</c>.</summary>
internal sealed class SupervisionOptions
{
    /// <summary>How soon things should happen, by priority. Changing them changes what past days are measured against too.</summary>
    public ResponseTargets Targets { get; set; } = new();
}

internal static class SupervisionServices
{
    public static IServiceCollection AddSupervision(this IServiceCollection services)
    {
        services.AddOptions<SupervisionOptions>().BindConfiguration("Supervision")
            .Validate(options => options.Targets.Fault() is null, "Supervision:Targets must have four times above zero for each of Dispatch, Arrival and Response.")
            .ValidateOnStart();
        return services.AddSingleton<Premises>().AddSingleton<ServiceSpan>().AddSingleton<CellsNow>()
            .AddSingleton<CoverSpan>().AddHostedSingleton<CoverRecorder>();
    }
}
