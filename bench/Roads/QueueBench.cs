using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Bench.Roads;

/// <summary>The same whole-city searches with three queues, interleaved in one run.</summary>
internal static class QueueBench
{
    private const int WarmUp = 40;

    public static void Run(RoadMap map, int searches)
    {
        var (paths, queue, framework) = (new ShortestPaths(map.Graph), new RadixQueue(), new PriorityQueue<int, int>());
        var (heap, radix, binary) = (new Timing(), new Timing(), new Timing());
        for (var i = -WarmUp; i < searches; i++)
        {
            if (i == 0)
                (heap, radix, binary) = (new Timing(), new Timing(), new Timing());
            var source = Math.Abs(i * 7919) % map.NodeCount;
            heap.Add(() => paths.Reset().AddSource(source).Run());
            radix.Add(() => WithRadix(map.Graph, source, queue));
            binary.Add(() => WithPriorityQueue(map.Graph, source, framework));
        }
        Console.WriteLine($"  {map.NodeCount,7:N0} nodes, whole city, 4-ary heap with routes (ours): {heap}");
        Console.WriteLine($"  {map.NodeCount,7:N0} nodes, whole city, radix heap: {radix}");
        Console.WriteLine($"  {map.NodeCount,7:N0} nodes, whole city, .NET PriorityQueue: {binary}");
    }

    private static void WithRadix(RoadGraph graph, int source, RadixQueue queue)
    {
        var time = Enumerable.Repeat(int.MaxValue, graph.NodeCount).ToArray();
        queue.Clear();
        queue.Push(time[source] = 0, source);
        while (queue.TryPop(out var ms, out var v))
        {
            if (ms != time[v])
                continue;
            for (var a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
                if (ms + graph.TimeMs[a] < time[graph.Head[a]])
                    queue.Push(time[graph.Head[a]] = ms + graph.TimeMs[a], graph.Head[a]);
        }
    }

    private static void WithPriorityQueue(RoadGraph graph, int source, PriorityQueue<int, int> queue)
    {
        var time = Enumerable.Repeat(int.MaxValue, graph.NodeCount).ToArray();
        queue.Clear();
        queue.Enqueue(source, time[source] = 0);
        while (queue.TryDequeue(out var v, out var ms))
        {
            if (ms != time[v])
                continue;
            for (var a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
                if (ms + graph.TimeMs[a] < time[graph.Head[a]])
                    queue.Enqueue(graph.Head[a], time[graph.Head[a]] = ms + graph.TimeMs[a]);
        }
    }
}
