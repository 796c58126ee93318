using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime.Hosting;
using Orleans.Timers;

namespace Orleans.Runtime;

/// <summary>The whole of one engine: options, clocks, directory, and the way of a call from reference to mailbox.</summary>
internal sealed partial class Engine : IGrainRuntime
{
    private readonly IServiceCollection _registered;
    private readonly Lazy<GrainClassMap> _classes;
    private volatile bool _open;
    private volatile bool _closed;

    public Engine(IServiceProvider services, ServiceRegistrations registrations)
    {
        Services = services;
        _registered = registrations.All;
        Messaging = services.GetRequiredService<IOptions<SiloMessagingOptions>>().Value;
        Collection = services.GetRequiredService<IOptions<GrainCollectionOptions>>().Value;
        var scheduling = services.GetRequiredService<IOptions<SchedulingOptions>>().Value;
        (QuantumMilliseconds, UrgentKey) = ((long)scheduling.ActivationSchedulingQuantum.TotalMilliseconds, scheduling.UrgentKey);
        Urgent = services.GetRequiredService<UrgentLane>();
        Clock = services.GetKeyedService<TimeProvider>(TimeProviderNames.ActivationManagement) ?? services.GetRequiredService<TimeProvider>();
        TimeProvider = services.GetKeyedService<TimeProvider>(TimeProviderNames.Grains) ?? services.GetRequiredService<TimeProvider>();
        Logger = services.GetRequiredService<ILoggerFactory>().CreateLogger("Orleans.Embedded");
        Directory = new ActivationDirectory(this);
        References = new ReferenceFactory(this);
        Observers = new ObserverDirectory(this);
        TimerRegistry = new TimerRegistry(this);
        Metrics = new EngineMetrics(this);
        _classes = new Lazy<GrainClassMap>(() => new GrainClassMap(this));
    }

    public IServiceProvider Services { get; }

    public SiloMessagingOptions Messaging { get; }

    public GrainCollectionOptions Collection { get; }

    public long QuantumMilliseconds { get; }

    /// <summary>Of <see cref="SchedulingOptions.UrgentKey"/>.</summary>
    public string? UrgentKey { get; }

    public UrgentLane Urgent { get; }

    /// <summary>The collector's clock.</summary>
    public TimeProvider Clock { get; }

    /// <summary>The grains' clock.</summary>
    public TimeProvider TimeProvider { get; }

    public ILogger Logger { get; }

    public ActivationDirectory Directory { get; }

    public ReferenceFactory References { get; }

    public ObserverDirectory Observers { get; }

    public ITimerRegistry TimerRegistry { get; }

    public EngineMetrics Metrics { get; }

    public GrainClassMap Classes => _classes.Value;

    public IGrainFactory GrainFactory => Services.GetRequiredService<IGrainFactory>();

    public IServiceProvider ServiceProvider => Services;

    /// <summary>True if every registration of the service is a singleton, so that one lookup serves all activations.</summary>
    public bool IsSingleton(Type service)
    {
        var definition = service.IsGenericType ? service.GetGenericTypeDefinition() : null;
        var found = _registered.Where(entry => !entry.IsKeyedService && (entry.ServiceType == service || entry.ServiceType == definition)).ToArray();
        return found.Length > 0 && found.All(entry => entry.Lifetime == ServiceLifetime.Singleton);
    }

    public void DeactivateOnIdle(IGrainContext grainContext) => grainContext.Deactivate(
        new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "DeactivateOnIdle was called."));

    public void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan) => ((Activation)grainContext).DelayCollection(timeSpan);

    public void Remove(Activation activation)
    {
        if (activation.Pool is { } pool)
        {
            pool.Remove(activation);
        }
        else
        {
            Directory.Remove(activation.GrainId, activation);
        }
    }

    /// <summary>What a task that nobody awaits must not do is fail unseen.</summary>
    public void Watch(Task work, Activation activation) => work.ContinueWith(
        failed => LogEngineFault(Logger, activation.GrainId, failed.Exception!),
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);
}
