using Dispatch.Domain.Cordons.Search;

namespace Dispatch.Domain.Tests.Cordons;

public sealed class GuidedFlowTests
{
    /// <summary>Vertices join the source one after the other, as a kernel grows; every time both methods must agree.</summary>
    [Fact]
    public void The_guided_flow_is_as_large_as_the_one_along_shortest_ways_and_its_near_side_is_a_cut_of_that_size()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var vertices = random.Next(4, 30);
            var arcs = Enumerable.Range(0, random.Next(5 * vertices))
                .Select(_ => (From: random.Next(vertices), To: random.Next(vertices))).Where(arc => arc.From != arc.To).ToArray();
            var guided = new GuidedFlow(vertices, arcs);
            for (var i = 0; i < arcs.Length; i++)
                guided.SetCapacity(i, 1);
            var sources = new HashSet<int> { 0 };
            for (var step = 0; step < 3; step++)
            {
                guided.Maximise();
                guided.Value.ShouldBe(Shortest(vertices, arcs, sources), $"seed {seed}, step {step}");
                arcs.Count(arc => guided.IsNear(arc.From) && !guided.IsNear(arc.To)).ShouldBe(guided.Value, $"seed {seed}, step {step}");
                var saved = guided.Save();
                guided.AddSource(random.Next(2, vertices));
                guided.Maximise();
                guided.Restore(saved);
                var joined = random.Next(2, vertices);
                guided.AddSource(joined);
                sources.Add(joined);
            }
        }
    }

    private static int Shortest(int vertices, (int From, int To)[] arcs, HashSet<int> sources)
    {
        var flow = new MinCut(vertices, [.. arcs, .. sources.Where(v => v != 0).Select(v => (0, v))]);
        flow.Reset();
        for (var i = 0; i < arcs.Length; i++)
            flow.TrySetCapacity(i, 1);
        flow.Maximise();
        return flow.Value;
    }
}
