using Dispatch.Domain.Geo;
using Dispatch.Domain.Tracking;

namespace Dispatch.Domain.Tests.Tracking;

/// <summary>Reports of one taxi in Jilin City, told as a story in seconds.</summary>
internal static class Reports
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    public static readonly GeoPoint Home = GeoPoint.Of(43.838, 126.550);

    public static DateTimeOffset At(double second) => Start.AddSeconds(second);

    /// <summary>A report from so many metres east of home.</summary>
    public static DeviceReport East(double metres, double second, double? accuracy = null)
    {
        var place = Earth.Travel(Home, Heading.FromDegrees(90), new Metres(metres));
        return new DeviceReport(new UnitId("taxi-1"), place.Latitude, place.Longitude, At(second), AccuracyMetres: accuracy);
    }

    public static Track Believed(DeviceReport report) =>
        FixJudge.Judge(report, default, TrackingLimits.Default, report.Time).After;
}
