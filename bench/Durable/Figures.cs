using System.Diagnostics;

namespace Dispatch.Bench.Durable;

/// <summary>What one measurement gave.</summary>
internal sealed record Figures(string Name, double PerSecond, double P50Us, double P99Us, double P999Us, double MaxUs)
{
    /// <summary>Runs <paramref name="writers"/> loops side by side; each waits for an answer before it asks again.</summary>
    public static async Task<Figures> MeasureAsync(string name, int writers, double seconds, Func<int, Func<Task>> makeWriter, int rowsPerCall = 1)
    {
        var loops = Enumerable.Range(0, writers).Select(makeWriter).ToArray();
        await Task.WhenAll(loops.Select(loop => loop()));
        var startedAt = Stopwatch.GetTimestamp();
        var ticks = await Task.WhenAll(loops.Select(loop => Task.Run(() => RepeatAsync(loop, startedAt, seconds))));
        var elapsed = Stopwatch.GetElapsedTime(startedAt).TotalSeconds;
        var all = ticks.SelectMany(t => t).Order().ToArray();
        return new(name, all.Length * rowsPerCall / elapsed, At(all, .5), At(all, .99), At(all, .999), At(all, 1));
    }

    public void Print(string more = "") => Console.WriteLine(
        $"{Name,-44} {PerSecond,9:N0}/s   p50 {P50Us,7:N0}   p99 {P99Us,7:N0}   p99.9 {P999Us,7:N0}   max {MaxUs,8:N0} µs  {more}");

    private static async Task<List<long>> RepeatAsync(Func<Task> call, long startedAt, double seconds)
    {
        var ticks = new List<long>();
        for (var at = startedAt; Stopwatch.GetElapsedTime(startedAt, at).TotalSeconds < seconds;)
        {
            at = Stopwatch.GetTimestamp();
            await call();
            ticks.Add(Stopwatch.GetTimestamp() - at);
        }
        return ticks;
    }

    private static double At(long[] sorted, double share) =>
        sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))] * 1e6 / Stopwatch.Frequency;
}
