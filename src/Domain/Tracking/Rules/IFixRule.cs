using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Tracking.Rules;

/// <summary>One reason to refuse a report. Rules are asked in the order of <see cref="FixRules.All"/>; the first one counts.</summary>
internal interface IFixRule
{
    FixRefusal Reason { get; }

    bool Refuses(in FixQuestion question);
}

/// <summary>A report with everything that a rule may look at.</summary>
/// <param name="Last">The unit's last believed fix; null before the first.</param>
/// <param name="SpeedLimit">The highest speed that is believed of this kind of unit.</param>
internal readonly record struct FixQuestion(
    DeviceReport Report, Fix? Last, TrackingLimits Limits, MetresPerSecond SpeedLimit, DateTimeOffset Now)
{
    /// <summary>Usable after <see cref="InvalidCoordinates"/> only.</summary>
    public GeoPoint At => GeoPoint.Of(Report.Latitude, Report.Longitude);
}
