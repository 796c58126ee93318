using Dispatch.Domain.Alerting;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;
using Dispatch.Grains.Alerts;

namespace Dispatch.Gateway.Alerts;

/// <summary>One mobilised unit and what its positions say of its arrival. Used under the lock of the unit's track only.</summary>
internal sealed class PostWatch(AlertId alert, int shard, CommittedUnit unit)
{
    // A mark may be lost with its gateway or refused as busy: while the shard does not say that it has it, it is said again.
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    private ArrivalWatch _arrival;
    private DateTimeOffset _toldAt = DateTimeOffset.MinValue;

    public AlertId Alert => alert;

    public int Shard => shard;

    public CommittedUnit Unit => unit;

    /// <summary>True when the shard is to hear now that the unit is at its post.</summary>
    public bool Sees(Fix fix, ArrivalLimits limits, DateTimeOffset now)
    {
        _arrival = _arrival.See(unit.Fence!, fix, limits);
        if (!_arrival.Arrived || now - _toldAt < Again)
            return false;
        _toldAt = now;
        return true;
    }
}
