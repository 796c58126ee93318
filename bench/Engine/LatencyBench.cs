using System.Diagnostics;

namespace Dispatch.Bench.Engine;

/// <summary>Open model: calls are sent at their times whether or not earlier ones were answered; latency counts from the intended time.</summary>
internal static class LatencyBench
{
    public static async Task<(string, double)[]> Run(IEchoGrain[] grains, int perSecond, TimeSpan span)
    {
        var total = (int)(perSecond * span.TotalSeconds);
        var latencies = new double[total];
        var watched = new Task[total];
        await Task.Factory.StartNew(
            () =>
            {
                var start = Stopwatch.GetTimestamp();
                for (var i = 0; i < total; i++)
                {
                    var due = start + (long)(i * (double)Stopwatch.Frequency / perSecond);
                    while (Stopwatch.GetTimestamp() < due)
                    {
                        Thread.Sleep(due - Stopwatch.GetTimestamp() > Stopwatch.Frequency / 1000 ? 1 : 0);
                    }

                    watched[i] = Watch(grains[(int)((uint)(i * 7919L) % grains.Length)].Echo(i), i, due);
                }
            },
            TaskCreationOptions.LongRunning);
        await Task.WhenAll(watched);
        Array.Sort(latencies);
        return [($"at {perSecond:N0} calls/s, p50, ms", At(0.5)), ("p99", At(0.99)), ("p99.9", At(0.999)), ("worst", latencies[^1])];

        async Task Watch(Task<int> call, int index, long due)
        {
            await call;
            latencies[index] = Stopwatch.GetElapsedTime(due).TotalMilliseconds;
        }

        double At(double share) => latencies[(int)(share * (latencies.Length - 1))];
    }
}
