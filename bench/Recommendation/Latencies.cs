using System.Diagnostics;

namespace Dispatch.Bench.Recommendation;

/// <summary>One caller after the other; the first tenth warms up and is not counted.</summary>
internal static class Latencies
{
    public static void Measure(string what, int count, Action act)
    {
        for (var i = 0; i < count / 10; i++)
            act();
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            act();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Print(what, times);
    }

    public static async Task MeasureAsync(string what, int count, Func<Task> act)
    {
        for (var i = 0; i < count / 10; i++)
            await act();
        var times = new double[count];
        for (var i = 0; i < count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await act();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Print(what, times);
    }

    private static void Print(string what, double[] times)
    {
        Array.Sort(times);
        Console.WriteLine($"{what,-60} p50 {At(0.5):0.000} ms, p99 {At(0.99):0.000} ms, max {times[^1]:0.000} ms, n {times.Length:N0}");

        double At(double quantile) => times[(int)(quantile * (times.Length - 1))];
    }
}
