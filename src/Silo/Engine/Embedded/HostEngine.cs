using Dispatch.Gateway.Urgency;
using Dispatch.Silo.Hosting;
using Orleans.Configuration;

namespace Dispatch.Silo.Engine;

/// <summary>One process, no neighbours: src/Orleans.Embedded. The cluster's set-up stands beside this file.</summary>
internal static class HostEngine
{
    public static void Add(WebApplicationBuilder builder, HostSettings host)
    {
        builder.UseOrleans(silo => silo.Configure<SchedulingOptions>(options => options.UrgentKey = UrgentCalls.Key).AddStorage(host).AddConcepts());
        builder.Services.AddSingleton(services => new DeskScheduler(services.GetRequiredService<UrgentLane>()));
    }
}
