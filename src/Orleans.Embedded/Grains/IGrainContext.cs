using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>One activation as the grain and the framework see it.</summary>
public interface IGrainContext : IEquatable<IGrainContext>
{
    GrainReference GrainReference { get; }

    GrainId GrainId { get; }

    object? GrainInstance { get; }

    ActivationId ActivationId { get; }

    /// <summary>A service scope that lives as long as the activation.</summary>
    IServiceProvider ActivationServices { get; }

    IGrainLifecycle ObservableLifecycle { get; }

    /// <summary>Completes when the activation is gone.</summary>
    Task Deactivated { get; }

    /// <summary>Starts deactivation: running calls end first, queued calls go to the next activation.</summary>
    [SuppressMessage("Naming", "CA1716", Justification = "Orleans' own name")]
    void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken = default);
}

/// <summary>Tells which activation the running code belongs to, if any.</summary>
public interface IGrainContextAccessor
{
    IGrainContext? GrainContext { get; }
}
