using System.Globalization;
using Dispatch.Domain.Geo;

namespace Dispatch.Load.Movement;

/// <summary>One recorded call, in the service's words.</summary>
internal sealed record RecordedCall(string TypeCode, int Priority, GeoPoint At, string Address, string Title);

/// <summary>The recorded 911 calls; their types become ours, their places are moved and shrunk into the city. Without them: seeded ones.</summary>
internal static class RecordedCalls
{
    private const double ShrinkTo = 0.25;
    private const double Edge = 8_000;

    public static IReadOnlyList<RecordedCall> Load(string? file, GeoPoint centre, int seed)
    {
        var plane = new LocalPlane(centre);
        var recorded = new LocalPlane(GeoPoint.Of(40.16, -75.35));
        if (file is not null && File.Exists(file))
            return [.. File.ReadLines(file).Select(line => Parse(line, plane, recorded)).OfType<RecordedCall>()];
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, 1_000).Select(i => new RecordedCall(i % 2 == 0 ? "chest-pain" : "robbery", 2,
                plane.ToPoint((random.NextDouble() - 0.5) * Edge, (random.NextDouble() - 0.5) * Edge), "", "invented")),
        ];
    }

    private static RecordedCall? Parse(string line, LocalPlane plane, LocalPlane recorded)
    {
        if (line.Split(',') is not [var lat, var lon, var title, _, _, var address, ..])
            return null;
        var (x, y) = recorded.ToPlane(double.Parse(lat, CultureInfo.InvariantCulture), double.Parse(lon, CultureInfo.InvariantCulture));
        var at = plane.ToPoint(Math.Clamp(x * ShrinkTo, -Edge, Edge), Math.Clamp(y * ShrinkTo, -Edge, Edge));
        var (code, priority) = Kind(title);
        return new RecordedCall(code, priority, at, address, title);
    }

    /// <summary>The nearest of our types.</summary>
    private static (string Code, int Priority) Kind(string title) => title switch
    {
        _ when title.Contains("VEHICLE FIRE", StringComparison.Ordinal) => ("vehicle-fire", 2),
        _ when title.Contains("VEHICLE ACCIDENT", StringComparison.Ordinal) => ("traffic-accident", 2),
        _ when title.StartsWith("Traffic", StringComparison.Ordinal) => ("breakdown", 3),
        _ when title.Contains("FIRE ALARM", StringComparison.Ordinal) => ("false-fire-alarm", 3),
        _ when title.StartsWith("Fire", StringComparison.Ordinal) => ("smoke", 2),
        _ when title.Contains("CARDIAC ARREST", StringComparison.Ordinal) => ("cardiac-arrest", 1),
        _ when title.Contains("ASSAULT", StringComparison.Ordinal) => ("assault", 2),
        _ when title.Contains("FALL", StringComparison.Ordinal) => ("fall", 2),
        _ => ("sick-person", 2),
    };
}
