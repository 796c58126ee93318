using System.Diagnostics;
using Orleans.TestingHost;

namespace Dispatch.Bench.Engine;

/// <summary>
/// The figures of the engine that this process was built with, in one silo: the same program measures Orleans when built with
/// ActorEngine=Orleans. <see cref="EngineComparison"/> runs both.
/// </summary>
internal static class EngineBench
{
    /// <summary>Measures this process alone, for the comparison.</summary>
    public const string Command = "engine-alone";

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
            var activations = await Activations(factory);
            var grains = Enumerable.Range(0, Grains).Select(i => factory.GetGrain<IEchoGrain>($"a{i}")).ToArray();
            await Calls(grains, TimeSpan.FromSeconds(1));
            var calls = await Calls(grains, Span);
            var latency = await LatencyBench.Run(grains, perSecond: 20_000, TimeSpan.FromSeconds(5));
            new EngineFigures([.. calls, .. activations, .. latency, .. await FanOut(factory)]).Write();
        }

        return 0;
    }

    private static async Task<(string, double)[]> Activations(IGrainFactory factory)
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
        var perSecond = count / clock.Elapsed.TotalSeconds;
        return [("activations a second", perSecond), ("bytes kept an activation", (GC.GetTotalMemory(forceFullCollection: true) - before) / count)];
    }

    private static async Task<(string, double)[]> Calls(IEchoGrain[] grains, TimeSpan span)
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
        return
        [
            ($"calls by {Callers} callers over {Grains:N0} grains a second", total / clock.Elapsed.TotalSeconds),
            ("processor time a call, µs (what a busy machine distorts least)", (Environment.CpuUsage.TotalTime - processor).TotalMicroseconds / total),
            ("bytes allocated a call", (GC.GetTotalAllocatedBytes() - allocated) / total),
        ];
    }

    private static async Task<(string, double)[]> FanOut(IGrainFactory factory)
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
        return [($"one grain calls {Grains:N0} others, ms, median of 10", steady[5]), ("the slowest of the 10", steady[^1])];
    }
}
