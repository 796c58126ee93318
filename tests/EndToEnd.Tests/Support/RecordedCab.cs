using System.Globalization;
using Dispatch.Domain.Geo;

namespace Dispatch.EndToEnd.Tests.Support;

internal readonly record struct RecordedFix(GeoPoint At, DateTimeOffset Time);

/// <summary>Recorded positions of a San Francisco cab (EPFL cabspotting), kept beside the repository.</summary>
internal static class RecordedCab
{
    /// <summary>
    /// Some minutes in which the cab drives at least 600 m and then stands: the last two fixes lie within 30 m of each other.
    /// The times are moved so that the last one is now.
    /// </summary>
    public static IReadOnlyList<RecordedFix> Trip(DateTimeOffset now)
    {
        var fixes = Read("new_abboip.txt");
        for (var last = 4; last < fixes.Count; last++)
        {
            var trip = fixes.GetRange(last - 4, 5);
            if (IsTrip(trip))
                return [.. trip.Select(fix => fix with { Time = now - (trip[^1].Time - fix.Time) })];
        }
        throw new InvalidDataException("The recording holds no trip that ends standing.");
    }

    private static bool IsTrip(List<RecordedFix> trip)
    {
        var duration = trip[^1].Time - trip[0].Time;
        return duration < TimeSpan.FromMinutes(4.5)
            && trip[^1].Time - trip[^2].Time >= TimeSpan.FromSeconds(20)
            && Earth.Distance(trip[0].At, trip[^1].At) > new Metres(600)
            && Earth.Distance(trip[^3].At, trip[^1].At) > new Metres(200)
            && Earth.Distance(trip[^2].At, trip[^1].At) is { Value: > 3 and < 30 }
            && trip.Zip(trip.Skip(1)).All(pair => Earth.Distance(pair.First.At, pair.Second.At) > new Metres(3));
    }

    private static List<RecordedFix> Read(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Dispatch.sln")))
            root = root.Parent;
        var path = Path.Combine(root?.FullName ?? ".", "..", "shared", "data", "taxis_sf_cabspotting", name);
        Assert.SkipUnless(File.Exists(path), $"the recording {name} is not beside the repository");
        return [.. File.ReadLines(path).Select(Parse)];
    }

    private static RecordedFix Parse(string line)
    {
        var fields = line.Split(' ');
        return new RecordedFix(
            GeoPoint.Of(double.Parse(fields[0], CultureInfo.InvariantCulture), double.Parse(fields[1], CultureInfo.InvariantCulture)),
            DateTimeOffset.FromUnixTimeSeconds(long.Parse(fields[3], CultureInfo.InvariantCulture)));
    }
}
