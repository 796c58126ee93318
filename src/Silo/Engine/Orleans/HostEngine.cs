using Dispatch.Silo.Hosting;

namespace Dispatch.Silo.Engine;

/// <summary>Real Orleans in one silo; the embedded engine's set-up stands beside this file.</summary>
internal static class HostEngine
{
    public static void Add(WebApplicationBuilder builder, HostSettings host) =>
        builder.UseOrleans(silo => silo.UseLocalhostClustering().AddStorage(host).AddConcepts());
}
