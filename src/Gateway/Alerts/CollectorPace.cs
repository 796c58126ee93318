using System.Globalization;
using Dispatch.Domain.Alerting;
using Dispatch.Grains.Alerts;

namespace Dispatch.Gateway.Alerts;

/// <summary>
/// With 19,000 connections the collector stops everybody for up to half a second. When it is due again within what a mobilisation allocates, it is
/// asked for while a large order still waits for the second person, and so does not come between two of its messages.
/// </summary>
/// <param name="room">What is allocated between two collections, in bytes.</param>
internal sealed class CollectorPace(long room)
{
    /// <summary>Of an order that is worth it; with fewer the pauses are short.</summary>
    public const int Many = 2_000;

    /// <summary>20,000 who are told, answer and are confirmed leave some 70 MB; and the second person takes a moment.</summary>
    public const long Needed = 160L << 20;

    private readonly Lock _sync = new();
    private int _collections;
    private long _since;

    /// <summary>As the runtime was started.</summary>
    public static CollectorPace OfThisProcess() => new(
        GC.GetConfigurationVariables().TryGetValue("GCGen0MaxBudget", out var budget) ? Convert.ToInt64(budget, CultureInfo.InvariantCulture) : 0);

    /// <summary>Asked each second, so that it is known what was allocated since the last collection.</summary>
    public void Look(int collections, long allocated)
    {
        lock (_sync)
        {
            if (collections != _collections)
                (_collections, _since) = (collections, allocated);
        }
    }

    /// <summary>True once when a collection would fall into what this order is about to do.</summary>
    public bool TakeDue(AlertStanding standing, int eligible, long allocated)
    {
        lock (_sync)
        {
            // A room of which a mobilisation takes half anyway cannot be kept free for it.
            if (standing != AlertStanding.AwaitsRelease || eligible < Many || room < 2 * Needed || allocated - _since < room - Needed)
                return false;
            _since = allocated;
            return true;
        }
    }
}
