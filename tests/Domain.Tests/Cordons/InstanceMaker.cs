using Dispatch.Domain.Cordons;
using Dispatch.Silo.Commands.Cordons;

namespace Dispatch.Domain.Tests.Cordons;

/// <summary>Seeded cordon problems on a real road graph: a start, exits around it, units anywhere.</summary>
internal static class InstanceMaker
{
    public static CordonProblem Make(DrawnRoads roads, int seed, int units, int rings = 1)
    {
        var random = new Random(seed);
        var nodes = roads.Graph.NodeCount;
        var arrival = Array.Empty<int>();
        var start = 0;
        while (arrival.Count(t => t < int.MaxValue) < nodes / 3)
            arrival = Times(roads, start = random.Next(nodes));
        var reached = arrival.Where(t => t < int.MaxValue).Order().ToArray();
        var edge = reached[(int)(reached.Length * (0.15 + 0.75 * random.NextDouble()))];
        var starts = random.Next(3) == 0
            ? Enumerable.Range(0, nodes).Where(v => arrival[v] < edge / 8).Take(6).ToArray() : [start];
        var exits = Enumerable.Range(0, nodes).Where(v => arrival[v] <= edge && arrival[v] < int.MaxValue)
            .SelectMany(v => Enumerable.Range(roads.Graph.FirstArc[v], roads.Graph.FirstArc[v + 1] - roads.Graph.FirstArc[v]))
            .Select(arc => roads.Graph.Head[arc]).Where(v => arrival[v] > edge).Distinct().ToArray();
        int[] speeds = [800, 1000, 1000, 1200, 1500];
        int[] waits = [0, 30_000, 90_000, 180_000];
        return new CordonProblem(
            CordonRoads.AtSpeeds(roads.Graph, speeds[random.Next(speeds.Length)], 1000),
            [.. starts.Select(v => new SuspectStart(v, 0))], [.. exits.Select(v => new CordonExit(v))],
            [.. Enumerable.Range(0, units).Select(_ => new CordonUnit(random.Next(nodes), random.Next(31) * 1000))])
        {
            Rules = new CordonRules
            {
                ElapsedMs = waits[random.Next(waits.Length)] * (random.Next(2)),
                SetupMs = random.Next(3) * 15_000,
                Rings = rings,
                NoHold = random.Next(4) == 0
                    ? [.. Enumerable.Range(0, nodes).Where(v => v % 17 == seed % 17)] : [],
                Effort = PlanningEffort.Thorough,
            },
        };
    }

    private static int[] Times(DrawnRoads roads, int start)
    {
        var (graph, times) = (roads.Graph, new int[roads.Graph.NodeCount]);
        Array.Fill(times, int.MaxValue);
        var queue = new PriorityQueue<int, int>();
        queue.Enqueue(start, times[start] = 0);
        while (queue.TryDequeue(out var v, out var time))
            for (var arc = graph.FirstArc[v]; arc < graph.FirstArc[v + 1] && time == times[v]; arc++)
                if (time + graph.TimeMs[arc] < times[graph.Head[arc]])
                    queue.Enqueue(graph.Head[arc], times[graph.Head[arc]] = time + graph.TimeMs[arc]);
        return times;
    }
}
