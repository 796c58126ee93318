using System.Collections.ObjectModel;
using Microsoft.Extensions.Hosting;

namespace Orleans.TestingHost;

/// <summary>An engine in a test.</summary>
public sealed class InProcessTestCluster(InProcessTestClusterOptions clusterOptions) : IDisposable, IAsyncDisposable
{
    private readonly List<InProcessSiloHandle> _silos = [];

    public InProcessTestClusterOptions Options { get; } = clusterOptions;

    public ReadOnlyCollection<InProcessSiloHandle> Silos => _silos.AsReadOnly();

    public IClusterClient Client => GetSiloServiceProvider().GetRequiredService<IClusterClient>();

    public IServiceProvider GetSiloServiceProvider() => _silos is [var silo, ..]
        ? silo.ServiceProvider
        : throw new InvalidOperationException("Call DeployAsync first.");

    public async Task DeployAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.UseOrleans();
        var options = new InProcessTestSiloSpecificOptions();
        foreach (var configure in Options.SiloHostConfigurationDelegates)
        {
            configure(options, builder);
        }

        var host = builder.Build();
        try
        {
            await host.StartAsync();
        }
        catch
        {
            host.Dispose();
            throw;
        }

        _silos.Add(new InProcessSiloHandle(host));
    }

    public async Task StopAllSilosAsync()
    {
        foreach (var silo in _silos)
        {
            await silo.SiloHost.StopAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAllSilosAsync();
        foreach (var silo in _silos)
        {
            await silo.DisposeAsync();
        }

        _silos.Clear();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();
}

/// <summary>The host of one engine.</summary>
public sealed class InProcessSiloHandle(IHost siloHost) : IAsyncDisposable
{
    public IHost SiloHost { get; } = siloHost;

    public IServiceProvider ServiceProvider => SiloHost.Services;

    public async ValueTask DisposeAsync()
    {
        if (SiloHost is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
        else
        {
            SiloHost.Dispose();
        }
    }
}
