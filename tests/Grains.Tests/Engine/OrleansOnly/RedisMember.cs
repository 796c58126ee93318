using System.Net;
using Dispatch.Storage;
using Dispatch.Storage.Tests;
using Dispatch.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using StackExchange.Redis;

namespace Dispatch.Grains.Tests.Engine;

/// <summary>A member of a cluster, on loopback ports, with the stores of the product.</summary>
internal sealed class RedisMember(IHost host) : IAsyncDisposable
{
    private bool _killed;

    public IClusterClient Client => host.Services.GetRequiredService<IClusterClient>();

    private SiloAddress Address => host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress;

    public static async Task<RedisMember> Start(RedisServer redis)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.UseOrleans(silo => silo
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = ("test", "test"))
            .ConfigureEndpoints(IPAddress.Loopback, FreePorts.Next(), gatewayPort: 0)
            .UseRedisClustering(options => options.ConfigurationOptions = ConfigurationOptions.Parse(redis.Connection))
            .UseRedisReminderService(options => options.ConfigurationOptions = ConfigurationOptions.Parse(redis.Connection))
            .AddDispatchRedisStorage(options => options.Connection = redis.Connection)
            .Configure<ReminderOptions>(options => options.MinimumReminderPeriod = TimeSpan.FromSeconds(1))
            .Configure<ClusterMembershipOptions>(options => options.ProbeTimeout = TimeSpan.FromSeconds(2)));
        var host = builder.Build();
        await host.StartAsync();
        return new RedisMember(host);
    }

    /// <summary>True when the grain has its activation here.</summary>
    public Task<bool> Hosts(IAddressable grain) => IsHostOf(grain, Client);

    /// <param name="ask">Any member's client; this one may be gone.</param>
    public async Task<bool> IsHostOf(IAddressable grain, IClusterClient ask) =>
        Equals(await ask.GetGrain<IManagementGrain>(0).GetActivationAddress(grain), Address);

    /// <summary>Ends without a word to the others, as a process that is killed.</summary>
    public async Task Kill()
    {
        _killed = true;
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await host.StopAsync(now.Token);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_killed)
            await host.StopAsync();
        host.Dispose();
    }
}
