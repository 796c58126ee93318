using System.Net;
using Dispatch.Gateway.Problems;
using Dispatch.Silo.Hosting;
using Dispatch.Storage.Redis;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Orleans.Configuration;
using StackExchange.Redis;

namespace Dispatch.Silo.Engine;

/// <summary>
/// One member of a cluster: members, reminders, states and session keys are in one Redis, the one of <c>Storage:Redis</c>.
/// The embedded engine's set-up stands beside this file.
/// </summary>
internal static class HostEngine
{
    /// <exception cref="HostSettingsException">A setting cannot be used; the message names the fix.</exception>
    public static void Add(WebApplicationBuilder builder, HostSettings host)
    {
        var cluster = builder.Configuration.GetSection(ClusterSettings.Section).Get<ClusterSettings>() ?? new ClusterSettings();
        if (cluster.Fault(host) is { } fault)
            throw new HostSettingsException(fault);
        var storage = builder.Configuration.GetSection("Storage:Redis").Get<RedisStorageOptions>() ?? new RedisStorageOptions();
        builder.UseOrleans(silo => silo
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster.ClusterId, cluster.ServiceId))
            .ConfigureEndpoints(IPAddress.Parse(cluster.Address), cluster.SiloPort, cluster.GatewayPort)
            .Configure<ClusterMembershipOptions>(options => options.ProbeTimeout = cluster.ProbeTimeout)
            .UseRedisClustering(options => options.ConfigurationOptions = Client(storage))
            .UseRedisReminderService(options => options.ConfigurationOptions = Client(storage))
            .AddStorage(host)
            .AddConcepts());
        builder.Services.AddSingleton<IFaultMapper, ClusterFaultMapper>();
        builder.Services.Configure<KeyManagementOptions>(options => options.XmlRepository = new RedisKeys(storage));
    }

    private static ConfigurationOptions Client(RedisStorageOptions storage)
    {
        var options = ConfigurationOptions.Parse(storage.Connection);
        options.AbortOnConnectFail = false;
        return options;
    }
}
