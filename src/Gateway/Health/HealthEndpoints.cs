using Dispatch.Grains.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dispatch.Gateway.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: grains answer and their store can be read.</summary>
internal static class HealthEndpoints
{
    private const string Ready = "ready";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<GrainsAnswer>("grains", tags: [Ready], timeout: TimeSpan.FromSeconds(5));
        return services;
    }

    // Load balancers and process supervisors have no account.
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }

    private sealed class GrainsAnswer(IGrainFactory grains) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await grains.GetGrain<IAccountRollGrain>(AccountRoll.Key(0)).All().WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }
}
