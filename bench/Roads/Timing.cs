using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Dispatch.Bench.Roads;

/// <summary>
/// How long calls take: by the clock, and in processor time of the calling thread (Linux), which other programs on a busy machine
/// do not lengthen except through the caches.
/// </summary>
internal sealed partial class Timing
{
    private const int ThreadProcessorTime = 3;

    private readonly List<double> clock = [];
    private readonly List<double> processor = [];

    /// <summary>Processor milliseconds (the clock's where there are none) that this share of the calls stays below.</summary>
    public double At(double share) => At((processor.Sum() > 0 ? processor : clock).Order().ToList(), share);

    /// <summary>All calls together, as <see cref="At"/> counts them.</summary>
    public double Sum => processor.Sum() is var sum and > 0 ? sum : clock.Sum();

    public double Least => clock.Min();

    public static Timing Of(int count, Action call)
    {
        var timing = new Timing();
        for (var i = 0; i < count; i++)
            timing.Add(call);
        return timing;
    }

    public void Add(Action call)
    {
        var (start, used) = (Stopwatch.GetTimestamp(), ProcessorMs());
        call();
        clock.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        processor.Add(ProcessorMs() - used);
    }

    public void Add(Timing other)
    {
        clock.AddRange(other.clock);
        processor.AddRange(other.processor);
    }

    public override string ToString() => $"clock {Figures(clock)} | processor {Figures(processor)} ({clock.Count} calls)";

    private static string Figures(List<double> ms)
    {
        var sorted = ms.Order().ToList();
        return string.Create(CultureInfo.InvariantCulture,
            $"p50 {At(sorted, 0.5):0.000} p99 {At(sorted, 0.99):0.000} max {sorted[^1]:0.000} ms");
    }

    private static double At(List<double> sorted, double share) => sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];

    private static double ProcessorMs()
    {
        if (!OperatingSystem.IsLinux() || ClockGetTime(ThreadProcessorTime, out var time) != 0)
            return 0;
        return (time.Seconds * 1000.0) + (time.Nanoseconds / 1e6);
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ClockGetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
