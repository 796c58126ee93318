using System.Globalization;
using System.IO.Compression;
using Dispatch.Domain.Geo;

namespace Dispatch.Silo.Replay;

/// <summary>
/// Reads recorded taxis in three published forms, told apart by their first line:
/// cabspotting (<c>lat lon occupied unix</c>, one file a cab), Rome (<c>id;time;POINT(lat lon)</c>) and
/// Singapore (<c>timestamp,lon,lat</c>, snapshots without names). A name that ends in .gz is unpacked.
/// </summary>
internal static class RecordingReader
{
    /// <exception cref="InvalidDataException">A file is of none of these forms, or holds no position.</exception>
    public static Recording Read(IReadOnlyList<FileInfo> files)
    {
        var (fixes, nameless, unreadable) = (new List<RecordedFix>(), new List<RecordedFix>(), 0);
        foreach (var file in files)
        {
            var form = FormOf(file);
            foreach (var line in Lines(file))
            {
                if (form.Parse(line, file) is { } fix)
                    (fix.Vehicle.Length == 0 ? nameless : fixes).Add(fix);
                else if (!form.IsHeader(line))
                    unreadable++;
            }
        }
        fixes.AddRange(NamelessVehicles.Name(nameless));
        if (fixes.Count == 0)
            throw new InvalidDataException("The files hold no position.");
        return new Recording([.. fixes.OrderBy(fix => fix.Time)], unreadable, nameless.Count == 0 ? null : NamelessVehicles.Remark);
    }

    private static Form FormOf(FileInfo file)
    {
        var first = Lines(file).FirstOrDefault() ?? "";
        return first.Contains("POINT(", StringComparison.Ordinal) ? new Form(Rome, _ => false)
            : first.StartsWith("timestamp,", StringComparison.Ordinal) ? new Form(Singapore, line => line == first)
            : Cabspotting(first, file) is not null ? new Form(Cabspotting, _ => false)
            : throw new InvalidDataException($"{file.Name} is no recording of a known form: cabspotting, Rome or Singapore.");
    }

    private static RecordedFix? Cabspotting(string line, FileInfo file) =>
        line.Split(' ') is [var lat, var lon, var occupied, var unix] && Point(lat, lon) is { } at
        && long.TryParse(unix, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? new RecordedFix(NameOf(file), at, DateTimeOffset.FromUnixTimeSeconds(seconds), occupied == "1") : null;

    private static RecordedFix? Rome(string line, FileInfo file) =>
        line.Split(';') is [var id, var time, var point] && point.StartsWith("POINT(", StringComparison.Ordinal)
        && point[6..^1].Split(' ') is [var lat, var lon] && Point(lat, lon) is { } at && Time(time) is { } when
            ? new RecordedFix($"rome-{id}", at, when, null) : null;

    private static RecordedFix? Singapore(string line, FileInfo file) =>
        line.Split(',') is [var time, var lon, var lat] && Point(lat, lon) is { } at && Time(time) is { } when
            ? new RecordedFix("", at, when, false) : null;

    private static GeoPoint? Point(string lat, string lon) =>
        double.TryParse(lat, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
        && double.TryParse(lon, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            ? GeoPoint.TryCreate(latitude, longitude) : null;

    private static DateTimeOffset? Time(string text) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static string NameOf(FileInfo file) => "cab-" + new string(
        [.. Path.GetFileNameWithoutExtension(file.Name).Where(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-')]);

    private static IEnumerable<string> Lines(FileInfo file)
    {
        using Stream packed = file.OpenRead();
        using var stream = file.Name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(packed, CompressionMode.Decompress) : packed;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
                yield return line;
        }
    }

    private sealed record Form(Func<string, FileInfo, RecordedFix?> Parse, Func<string, bool> IsHeader);
}
