using System.Diagnostics;

namespace Dispatch.Bench.Engine;

/// <summary>The bound: as many callers, each awaiting one work item of the pool after the other. No grain, no mailbox.</summary>
internal static class PoolBound
{
    public static async Task Measure(int callers, TimeSpan span)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            var done = 0;
            while (clock.Elapsed < span)
            {
                for (var i = 0; i < 16; i++, done++)
                {
                    var item = new Item();
                    ThreadPool.UnsafeQueueUserWorkItem(item, preferLocal: false);
                    await item.Done;
                }
            }

            return done;
        })));
        double total = counts.Sum();
        var micros = (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / total;
        Report.Row("bound: bare round trips through the pool a second", $"{total / clock.Elapsed.TotalSeconds:N0}");
        Report.Row("bound: processor time each, µs", $"{micros:N2}");
    }

    private sealed class Item : IThreadPoolWorkItem
    {
        private readonly TaskCompletionSource<int> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<int> Done => _done.Task;

        public void Execute() => _done.SetResult(1);
    }
}
