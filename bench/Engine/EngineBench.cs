using System.Diagnostics;
using Orleans.TestingHost;

namespace Dispatch.Bench.Engine;

/// <summary>
/// The engine's own figures, in one silo: the same program measures Orleans when built with ActorEngine=Orleans.
/// </summary>
internal static class EngineBench
{
    private const int Grains = 20_000;
    private const int Callers = 200;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(4);

    public static async Task<int> RunAsync()
    {
        var cluster = new InProcessTestClusterBuilder(1).Build();
        await cluster.DeployAsync();
        await using (cluster)
        {
            var factory = (IGrainFactory)cluster.Silos[0].ServiceProvider.GetService(typeof(IGrainFactory))!;
            Report.Begin("Engine");
            await Activations(factory);
            var grains = Enumerable.Range(0, Grains).Select(i => factory.GetGrain<IEchoGrain>($"a{i}")).ToArray();
            await Calls(grains, TimeSpan.FromSeconds(1));
            var (perSecond, bytes, micros) = await Calls(grains, Span);
            Report.Row($"calls a second, {Callers} callers, {Grains} grains", $"{perSecond:N0}");
            Report.Row("processor time a call, µs (what a busy machine does not distort)", $"{micros:N2}");
            Report.Row("calls a second that this machine could do at that cost", $"{Environment.ProcessorCount * 1e6 / micros:N0}");
            Report.Row("bytes allocated a call", $"{bytes:N0}");
            await PoolBound.Measure(Callers, Span);
            await LatencyBench.Run(grains, perSecond: 20_000, TimeSpan.FromSeconds(5));
            await FanOut(factory);
        }

        return 0;
    }

    private static async Task Activations(IGrainFactory factory)
    {
        const int count = 100_000;
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => factory.GetGrain<IEchoGrain>($"warm{i}").Echo(i)));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var i = caller; i < count; i += Callers)
            {
                await factory.GetGrain<IEchoGrain>($"a{i}").Echo(i);
            }
        })));
        Report.Row("activations a second", $"{count / clock.Elapsed.TotalSeconds:N0}");
        Report.Row("bytes kept an activation", $"{(GC.GetTotalMemory(forceFullCollection: true) - before) / count:N0}");
    }

    private static async Task<(double PerSecond, double Bytes, double Micros)> Calls(IEchoGrain[] grains, TimeSpan span)
    {
        var allocated = GC.GetTotalAllocatedBytes();
        var processor = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var done = 0;
            for (var next = caller * 97; clock.Elapsed < span; next = (next + 7919) % grains.Length)
            {
                for (var i = 0; i < 16; i++, done++)
                {
                    await grains[(next + (i * 31)) % grains.Length].Echo(done);
                }
            }

            return done;
        })));
        double total = counts.Sum();
        return (total / clock.Elapsed.TotalSeconds, (GC.GetTotalAllocatedBytes() - allocated) / total, (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / total);
    }

    private static async Task FanOut(IGrainFactory factory)
    {
        var grain = factory.GetGrain<IFanOutGrain>("fan");
        var times = new List<double>();
        for (var round = 0; round < 12; round++)
        {
            var clock = Stopwatch.StartNew();
            await grain.CallAll("a", Grains);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        var steady = times.Skip(2).Order().ToArray();
        Report.Row($"one grain calls {Grains} others, ms (median, worst of 10)", $"{steady[5]:N1}, {steady[^1]:N1}");
    }
}
