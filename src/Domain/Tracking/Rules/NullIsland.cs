namespace Dispatch.Domain.Tracking.Rules;

/// <summary>0°, 0° is what many devices send before their first fix; nothing that we track floats in the Gulf of Guinea.</summary>
internal sealed class NullIsland : IFixRule
{
    public FixRefusal Reason => FixRefusal.NullIsland;

    public bool Refuses(in FixQuestion question) =>
        Math.Abs(question.Report.Latitude) < TrackingLimits.NullIslandDegrees
        && Math.Abs(question.Report.Longitude) < TrackingLimits.NullIslandDegrees;
}
