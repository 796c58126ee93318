using System.Globalization;
using Dispatch.Domain.Geo;

namespace Dispatch.Load.Movement;

/// <summary>
/// Recorded San Francisco cabs (EPFL cabspotting, beside the repository) driven in another city by many more taxis: each taxi takes a
/// stretch of a recording from a seeded moment on, there and back for ever, moved by a seeded distance. Between two recorded fixes it goes
/// straight. Without recordings it drives seeded rounds instead, and the report says so.
/// </summary>
internal sealed class RecordedMovement
{
    private const double LongestGap = 180;
    private const double Fastest = 38;
    private const double ShortestStretch = 1200;
    private const double Spread = 4_500;

    /// <summary>Metres from the middle; the invented city's streets end just beyond. Who would leave turns round there: a city-wide order is for the city.</summary>
    private const double Edge = 9_800;

    private readonly LocalPlane _plane;
    private readonly List<Stretch> _stretches;
    private readonly (int Stretch, double Phase, double East, double North)[] _taxis;

    private RecordedMovement(List<Stretch> stretches, GeoPoint centre, int taxis, int seed)
    {
        (_stretches, _plane) = (stretches, new LocalPlane(centre));
        var random = new Random(seed);
        _taxis = new (int, double, double, double)[taxis];
        for (var i = 0; i < taxis; i++)
            _taxis[i] = (random.Next(stretches.Count), random.NextDouble() * 86_400, Shift(random), Shift(random));
    }

    /// <summary>What it is made of, for the report.</summary>
    public string Source { get; private init; } = "";

    /// <summary>Seconds of the machine's steady clock: whoever drives a taxi, in whichever process, finds it where the others left it.</summary>
    public static double Clock => (double)System.Diagnostics.Stopwatch.GetTimestamp() / System.Diagnostics.Stopwatch.Frequency;

    public static RecordedMovement Load(string? folder, GeoPoint centre, int taxis, int seed)
    {
        var files = folder is not null && Directory.Exists(folder) ? Directory.GetFiles(folder, "new_*.txt") : [];
        var stretches = files.SelectMany(Read).ToList();
        return stretches.Count > 0
            ? new RecordedMovement(stretches, centre, taxis, seed)
            { Source = string.Create(CultureInfo.InvariantCulture, $"{files.Length} recorded cabs (EPFL cabspotting), {stretches.Count} stretches, scaled to {taxis:N0} taxis with seed {seed}") }
            : new RecordedMovement([Round(1_500), Round(3_000), Round(700)], centre, taxis, seed) { Source = $"invented rounds (no recordings found), seed {seed}" };
    }

    /// <param name="taxi">Any number; beyond the fleet it wraps.</param>
    /// <param name="seconds">Of <see cref="Clock"/>.</param>
    public VehicleFix At(int taxi, double seconds)
    {
        var (index, phase, east, north) = _taxis[taxi % _taxis.Length];
        var stretch = _stretches[index];
        var round = (seconds + phase) % (2 * stretch.Length);
        var back = round > stretch.Length;
        var (x, y, speed, heading, occupied) = stretch.At(back ? (2 * stretch.Length) - round : round);
        var (mirroredX, mirroredY) = (Folded(x + east), Folded(y + north));
        var at = _plane.ToPoint(mirroredX.At, mirroredY.At);
        var course = back ? heading + 180 : heading;
        course = mirroredX.Mirrored ? 360 - course : course;
        return new VehicleFix(at.Latitude, at.Longitude, speed, ((mirroredY.Mirrored ? 180 - course : course) + 720) % 360, occupied);
    }

    /// <summary>As if the edges were mirrors.</summary>
    internal static (double At, bool Mirrored) Folded(double along)
    {
        var round = (((along + Edge) % (4 * Edge)) + (4 * Edge)) % (4 * Edge);
        return round <= 2 * Edge ? (round - Edge, false) : ((3 * Edge) - round, true);
    }

    /// <summary>About a normal distribution: most taxis are near the middle.</summary>
    private static double Shift(Random random) => (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * Spread;

    private static IEnumerable<Stretch> Read(string file)
    {
        var plane = new LocalPlane(GeoPoint.Of(37.77, -122.42));
        var points = new List<(double X, double Y, double Time, bool Occupied)>();
        foreach (var line in File.ReadLines(file))
        {
            if (line.Split(' ') is not [var lat, var lon, var occupied, var unix])
                continue;
            var (x, y) = plane.ToPlane(double.Parse(lat, CultureInfo.InvariantCulture), double.Parse(lon, CultureInfo.InvariantCulture));
            var next = (X: x, Y: y, Time: double.Parse(unix, CultureInfo.InvariantCulture), Occupied: occupied == "1");
            if (points.Count > 0 && !Follows(points[^1], next))
            {
                if (points[^1].Time - points[0].Time >= ShortestStretch)
                    yield return new Stretch(points);
                points = [];
            }
            points.Add(next);
        }
    }

    private static bool Follows((double X, double Y, double Time, bool Occupied) from, (double X, double Y, double Time, bool Occupied) to)
    {
        var seconds = to.Time - from.Time;
        return seconds is > 0 and <= LongestGap && double.Hypot(to.X - from.X, to.Y - from.Y) <= Fastest * seconds
            && Math.Abs(to.X) < 15_000 && Math.Abs(to.Y) < 15_000;
    }

    private static Stretch Round(double side) => new(
    [
        (0, 0, 0, false), (side, 0, side / 10, false), (side, side, side / 5, true), (0, side, side * 0.3, true), (0, 0, side * 0.4, false),
    ]);

    /// <summary>An uninterrupted piece of one recording, metres and seconds from its first fix.</summary>
    private sealed class Stretch(List<(double X, double Y, double Time, bool Occupied)> points)
    {
        private readonly double _begins = points[0].Time;

        public double Length => points[^1].Time - _begins;

        public (double X, double Y, double Speed, double Heading, bool Occupied) At(double seconds)
        {
            var (low, high) = (0, points.Count - 1);
            while (high - low > 1)
            {
                var middle = (low + high) / 2;
                (low, high) = points[middle].Time - _begins <= seconds ? (middle, high) : (low, middle);
            }
            var (from, to) = (points[low], points[high]);
            var share = Math.Clamp((seconds - (from.Time - _begins)) / (to.Time - from.Time), 0, 1);
            var (dx, dy) = (to.X - from.X, to.Y - from.Y);
            return (from.X + (dx * share), from.Y + (dy * share), double.Hypot(dx, dy) / (to.Time - from.Time), Heading(dx, dy), from.Occupied);
        }

        private static double Heading(double east, double north) =>
            east == 0 && north == 0 ? 0 : (Math.Atan2(east, north) * 180 / Math.PI + 360) % 360;
    }
}
