namespace Orleans.Configuration;

/// <summary>When idle activations are collected.</summary>
public class GrainCollectionOptions
{
    /// <summary>How often the collector looks. One minute.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long an activation may be idle. Fifteen minutes.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Another age for a class, by its full name.</summary>
    public Dictionary<string, TimeSpan> ClassSpecificCollectionAge { get; set; } = new(StringComparer.Ordinal);

    /// <summary>How long activation may take before its token is cancelled. Thirty seconds.</summary>
    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long deactivation may take before its token is cancelled. Thirty seconds.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);
}

/// <summary>Limits of calls.</summary>
public abstract class MessagingOptions
{
    /// <summary>How long a caller waits before its call fails with <see cref="TimeoutException"/>. Thirty seconds.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);
}

/// <inheritdoc/>
public class SiloMessagingOptions : MessagingOptions
{
    /// <summary>
    /// How many calls one activation may hold, running and waiting; one more is refused with
    /// <see cref="LimitExceededException"/>. 0 means no limit. Orleans' default is 0; here 100,000, for
    /// overload must not grow memory without end.
    /// </summary>
    public int MaxEnqueuedRequestsHardLimit { get; set; } = 100_000;

    /// <summary>The same for stateless workers.</summary>
    public int MaxEnqueuedRequestsHardLimit_StatelessWorker { get; set; } = 100_000;
}

/// <inheritdoc/>
public class ClientMessagingOptions : MessagingOptions;

/// <summary>Turns.</summary>
public class SchedulingOptions
{
    /// <summary>How long one activation may keep a thread while others wait. 100 ms.</summary>
    public TimeSpan ActivationSchedulingQuantum { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Calls made while <see cref="Orleans.Runtime.RequestContext"/> holds this key, and the calls that follow from them, run on the
    /// <see cref="Orleans.Runtime.UrgentLane"/>. Default: none. Not in Orleans.
    /// </summary>
    public string? UrgentKey { get; set; }
}

/// <summary>Names of the whole.</summary>
public class ClusterOptions
{
    public string ClusterId { get; set; } = "default";

    public string ServiceId { get; set; } = "default";
}

/// <summary>The in-memory store needs no options; the type is there for source compatibility.</summary>
public class MemoryGrainStorageOptions;
