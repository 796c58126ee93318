using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Tracking.Rules;

/// <summary>No such unit can have come from its last fix to here in that time.</summary>
internal sealed class ImpossibleSpeed : IFixRule
{
    public FixRefusal Reason => FixRefusal.ImpossibleSpeed;

    public bool Refuses(in FixQuestion question)
    {
        if (question.Last is not { } last)
            return false;
        var accuracy = question.Report.AccuracyMetres is >= 0 and var metres ? new Metres(metres) : (Metres?)null;
        return !CouldHaveMoved(last, question.At, question.Report.Time, accuracy, question.Limits, question.SpeedLimit);
    }

    /// <summary>Grants both positions their inaccuracy, and one second because most devices send whole seconds.</summary>
    public static bool CouldHaveMoved(
        Fix from, GeoPoint to, DateTimeOffset at, Metres? accuracy, TrackingLimits limits, MetresPerSecond speedLimit)
    {
        var noise = limits.NoiseOf(from.Accuracy) + limits.NoiseOf(accuracy);
        var seconds = (at - from.Time).TotalSeconds + 1;
        return Earth.Distance(from.At, to).Value <= noise + (speedLimit.Value * seconds);
    }
}
