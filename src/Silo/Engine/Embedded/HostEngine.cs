using Dispatch.Silo.Hosting;

namespace Dispatch.Silo.Engine;

/// <summary>One process, no neighbours: src/Orleans.Embedded. The cluster's set-up stands beside this file.</summary>
internal static class HostEngine
{
    public static void Add(WebApplicationBuilder builder, HostSettings host) =>
        builder.UseOrleans(silo => silo.AddStorage(host).AddConcepts());
}
