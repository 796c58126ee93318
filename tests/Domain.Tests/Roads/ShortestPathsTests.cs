using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;
using Dispatch.Domain.Roads.Synthetic;

namespace Dispatch.Domain.Tests.Roads;

public sealed class ShortestPathsTests
{
    [Fact]
    public void Times_are_those_of_Bellman_and_Ford_on_thousands_of_random_graphs()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new SeededRandom((ulong)seed);
            var graph = RandomGraph(random);
            var speed = random.Chance(0.5) ? TravelSpeed.Suspect(500 + random.Next(2000)) : TravelSpeed.Unit(500 + random.Next(2000));
            var sources = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => (Node: random.Next(graph.NodeCount), Ms: random.Next(50))).ToList();
            var bound = random.Chance(0.5) ? int.MaxValue : random.Next(300);
            var oracle = BellmanFord(graph, speed, sources);
            var paths = new ShortestPaths(graph, speed);
            for (var again = 0; again < 2; again++)
            {
                paths.Reset();
                sources.ForEach(s => paths.AddSource(s.Node, s.Ms));
                paths.Run(bound);
                for (var v = 0; v < graph.NodeCount; v++)
                    paths.Time(v).ShouldBe(oracle[v] is { } ms && ms <= bound ? (int?)ms : null, $"seed {seed} node {v}");
            }
        }
    }

    [Fact]
    public void A_route_is_a_chain_of_arcs_that_takes_the_time_it_says()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new SeededRandom((ulong)seed);
            var graph = RandomGraph(random);
            var paths = new ShortestPaths(graph).AddSource(0).Run();
            for (var v = 0; v < graph.NodeCount; v++)
            {
                if (paths.Time(v) is not { } ms)
                {
                    Should.Throw<InvalidOperationException>(() => paths.ArcsTo(v));
                    continue;
                }
                var at = 0;
                foreach (var arc in paths.ArcsTo(v))
                {
                    arc.ShouldBeInRange(graph.FirstArc[at], graph.FirstArc[at + 1] - 1, $"seed {seed} node {v}");
                    at = graph.Head[arc];
                }
                at.ShouldBe(v);
                paths.ArcsTo(v).Sum(a => graph.TimeMs[a]).ShouldBe(ms, $"seed {seed} node {v}");
            }
        }
    }

    [Fact]
    public void Nodes_are_settled_in_the_order_of_their_times()
    {
        var city = SyntheticCity.Generate(8, 2000);
        var paths = new ShortestPaths(city.Graph).AddSource(17);
        var (last, count) = (0, 0);
        for (; paths.TrySettle(out _, out var ms); count++)
        {
            ms.ShouldBeGreaterThanOrEqualTo(last);
            last = ms;
        }
        count.ShouldBe(city.NodeCount);
    }

    [Theory]
    [InlineData(1000, 7, 7, 7)]
    [InlineData(1500, 100, 66, 67)]
    [InlineData(800, 1, 1, 2)]
    [InlineData(2000, 1, 0, 1)]
    public void A_suspects_milliseconds_round_down_and_a_units_up(int permille, int ms, int suspect, int unit) =>
        (TravelSpeed.Suspect(permille).Cost(ms), TravelSpeed.Unit(permille).Cost(ms)).ShouldBe((suspect, unit));

    [Fact]
    public void Times_beyond_what_an_integer_holds_are_not_reached_instead_of_negative()
    {
        var graph = RoadGraph.FromArcs(3, [(0, 1, int.MaxValue - 5), (1, 2, 100)]);
        var paths = new ShortestPaths(graph).AddSource(0).Run();
        paths.Time(1).ShouldBe(int.MaxValue - 5);
        paths.Time(2).ShouldBeNull();
    }

    internal static RoadGraph RandomGraph(SeededRandom random)
    {
        var nodes = 1 + random.Next(14);
        var arcs = Enumerable.Range(0, random.Next(4 * nodes))
            .Select(_ => (random.Next(nodes), random.Next(nodes), random.Chance(0.1) ? 0 : random.Next(100))).ToList();
        return RoadGraph.FromArcs(nodes, arcs);
    }

    private static long?[] BellmanFord(RoadGraph graph, TravelSpeed speed, List<(int Node, int Ms)> sources)
    {
        var time = new long?[graph.NodeCount];
        foreach (var (node, ms) in sources)
            time[node] = Math.Min(time[node] ?? long.MaxValue, ms);
        for (var round = 0; round < graph.NodeCount; round++)
            for (var v = 0; v < graph.NodeCount; v++)
                for (var a = graph.FirstArc[v]; a < graph.FirstArc[v + 1]; a++)
                {
                    var scaled = graph.TimeMs[a] * 1000.0 / speed.Permille;
                    var cost = (long)(speed.RoundsUp ? Math.Ceiling(Math.Round(scaled, 6)) : Math.Floor(Math.Round(scaled, 6)));
                    if (time[v] is { } start && start + cost < (time[graph.Head[a]] ?? long.MaxValue))
                        time[graph.Head[a]] = start + cost;
                }
        return time;
    }
}
