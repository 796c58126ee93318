using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Dispatch.Bench.Recommendation;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Tracking;
using Dispatch.Domain.Units;
using Dispatch.Grains.Cells;

namespace Dispatch.Bench.Growth;

/// <summary>
/// <c>bench growth UNITS</c>: what a fleet of so many costs in one process, as one JSON line for <c>load growth</c>: reports judged and
/// remembered a second, processor time of one, memory of one unit. The density stays that of 20,000 in 30 × 30 km: more units are more city.
/// </summary>
internal static class GrowthBench
{
    private const int UsualUnits = 20_000;
    private const double WarmUpSeconds = 2;
    private const double Seconds = 5;
    private const double DegreesPerSecond = 9e-5;
    private static readonly long s_began = Stopwatch.GetTimestamp();

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var text] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var units) || units < 100)
        {
            await Console.Error.WriteLineAsync("Usage: bench growth UNITS, 100 or more.");
            return 2;
        }
        var empty = GC.GetTotalMemory(forceFullCollection: true);
        var began = Stopwatch.GetTimestamp();
        await using var city = await BenchCity.Start(units, BenchCity.UsualSide * Math.Sqrt((double)units / UsualUnits), new Told(units).Tell);
        var registered = Stopwatch.GetElapsedTime(began);
        var held = GC.GetTotalMemory(forceFullCollection: true) - empty;
        var tracks = new Track[units];
        var round = 0;
        await PlayAsync(city, tracks, WarmUpSeconds, () => round++);
        var (cpu, since) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        var reports = await PlayAsync(city, tracks, Seconds, () => round++);
        var (took, used) = (Stopwatch.GetElapsedTime(since).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds);
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            units, cells = city.Cells, reportsPerSecond = reports / took, microsecondsPerReport = used / reports,
            bytesPerUnit = (double)held / units, registeredSeconds = registered.TotalSeconds, residentMiB = Environment.WorkingSet / 1048576.0,
        }));
        return 0;
    }

    /// <summary>A slice of the fleet after the other reports; everybody drives north at 10 m/s, however often it is asked.</summary>
    private static async Task<long> PlayAsync(BenchCity city, Track[] tracks, double seconds, Func<int> next)
    {
        const int slice = 5_000;
        var (began, reports) = (Stopwatch.GetTimestamp(), 0L);
        while (Stopwatch.GetElapsedTime(began).TotalSeconds < seconds)
        {
            var number = next();
            var first = (int)((long)number * slice % city.Units.Count);
            reports += await ReportAsync(city, tracks, first, Math.Min(slice, city.Units.Count - first));
        }
        return reports;
    }

    /// <summary>A million takes minutes: who waits is told each ten seconds where it is, and how much memory that took.</summary>
    private sealed class Told(int units)
    {
        private const double EverySeconds = 10;

        private readonly Lock _sync = new();
        private readonly long _began = Stopwatch.GetTimestamp();
        private long _at = Stopwatch.GetTimestamp();

        public void Tell(int registered, int known)
        {
            lock (_sync)
            {
                if (Stopwatch.GetElapsedTime(_at).TotalSeconds < EverySeconds)
                    return;
                _at = Stopwatch.GetTimestamp();
            }
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{Stopwatch.GetElapsedTime(_began).TotalSeconds,9:0} s: {registered:N0} of {units:N0} registered, {known:N0} known to their cells, {Environment.WorkingSet / 1048576.0:N0} MiB resident"));
        }
    }

    private static async Task<long> ReportAsync(BenchCity city, Track[] tracks, int first, int count)
    {
        var now = TimeProvider.System.GetUtcNow();
        var north = Stopwatch.GetElapsedTime(s_began).TotalSeconds * DegreesPerSecond;
        var byCell = new Dictionary<CellId, List<UnitFix>>();
        for (var i = first; i < first + count; i++)
        {
            var (unit, at) = city.Units[i];
            var report = new DeviceReport(unit, at.Latitude + north, at.Longitude, now, 10, 0, 5);
            var verdict = FixJudge.Judge(report, tracks[i], TrackingLimits.Default, now, UnitKind.Taxi);
            tracks[i] = verdict.After;
            if (verdict.Accepted is not { } fix)
                continue;
            var cell = CellId.Of(fix.At);
            if (!byCell.TryGetValue(cell, out var fixes))
                byCell.Add(cell, fixes = []);
            fixes.Add(new UnitFix(unit, fix, null));
        }
        await Task.WhenAll(byCell.Select(cell => city.Client.GetGrain<ICellGrain>(cell.Key.ToString()).Report([.. cell.Value])));
        return count;
    }
}
