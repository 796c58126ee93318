using Dispatch.Domain.Geo;
using Dispatch.Domain.Tracking.Rules;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Tracking;

/// <summary>
/// Decides whether a report is believable. An accepted report costs one allocation, the fix itself; a refused one none,
/// except an impossible jump, which is kept as a suspicion until it is confirmed or contradicted.
/// </summary>
public static class FixJudge
{
    /// <param name="kind">Null when unknown: the limits of responders apply.</param>
    public static FixVerdict Judge(
        DeviceReport report, Track track, TrackingLimits limits, DateTimeOffset now, UnitKind? kind = null)
    {
        var question = new FixQuestion(report, track.Last, limits, limits.SpeedLimit(kind), now);
        if (Refuse(question) is not { } reason)
            return Accept(report);
        return reason == FixRefusal.ImpossibleSpeed ? Suspect(question, track) : new FixVerdict(null, reason, track);
    }

    private static FixRefusal? Refuse(in FixQuestion question)
    {
        foreach (var rule in FixRules.All)
            if (rule.Refuses(question))
                return rule.Reason;
        return null;
    }

    private static FixVerdict Accept(DeviceReport report)
    {
        var fix = ToFix(report);
        return new FixVerdict(fix, null, new Track(fix));
    }

    private static FixVerdict Suspect(in FixQuestion question, Track track)
    {
        var fix = ToFix(question.Report);
        if (track.Suspect is { } earlier && fix.Time <= earlier.Time)
            return new FixVerdict(null, FixRefusal.ImpossibleSpeed, track);
        var agrees = track.Suspect is { } suspect
            && ImpossibleSpeed.CouldHaveMoved(suspect, fix.At, fix.Time, fix.Accuracy, question.Limits, question.SpeedLimit);
        var doubted = track.Doubt(fix, agrees);
        return doubted.Agreeing >= question.Limits.BelieveAfter
            ? new FixVerdict(fix, null, new Track(fix))
            : new FixVerdict(null, FixRefusal.ImpossibleSpeed, doubted);
    }

    /// <summary>Speed, heading and accuracy are extras: nonsense in them does not cost the position.</summary>
    private static Fix ToFix(DeviceReport report) => new(
        GeoPoint.Of(report.Latitude, report.Longitude),
        report.Time.ToUniversalTime(),
        report.SpeedMetresPerSecond is >= 0 and < double.PositiveInfinity and var speed ? new MetresPerSecond(speed) : null,
        report.HeadingDegrees is { } heading && double.IsFinite(heading) ? Heading.FromDegrees(heading) : null,
        report.AccuracyMetres is >= 0 and < double.PositiveInfinity and var accuracy ? new Metres(accuracy) : null);
}
