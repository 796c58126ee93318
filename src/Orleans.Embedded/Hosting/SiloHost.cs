using Microsoft.Extensions.Hosting;

namespace Orleans.Runtime.Hosting;

/// <summary>
/// Starts and stops the engine with its host. Calls are taken from RuntimeGrainServices on; at stop, grains are
/// deactivated before any stage below Active stops, so that stores are still there for their last writes.
/// </summary>
internal sealed class SiloHost(Engine engine, SiloLifecycle lifecycle, IEnumerable<ILifecycleParticipant<ISiloLifecycle>> participants)
    : IHostedService
{
    private const int GrainDeactivation = ServiceLifecycleStage.BecomeActive - 1;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        CallWatchdog? watchdog = null;
        IdleCollector? collector = null;
        lifecycle.Subscribe<SiloHost>(ServiceLifecycleStage.RuntimeGrainServices, _ =>
        {
            engine.Open();
            watchdog = new CallWatchdog(engine);
            collector = new IdleCollector(engine);
            return Task.CompletedTask;
        });
        lifecycle.Subscribe<SiloHost>(GrainDeactivation, static _ => Task.CompletedTask, async token =>
        {
            collector?.Dispose();
            await engine.CloseAsync(token);
            watchdog?.Dispose();
        });
        foreach (var participant in participants)
        {
            participant.Participate(lifecycle);
        }

        return lifecycle.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => lifecycle.StopAsync(cancellationToken);
}

/// <summary>The host's registrations, so that the engine knows which services are singletons.</summary>
internal sealed record ServiceRegistrations(IServiceCollection All);
