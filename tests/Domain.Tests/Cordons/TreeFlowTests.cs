using Dispatch.Domain.Cordons.Search;

namespace Dispatch.Domain.Tests.Cordons;

public sealed class TreeFlowTests
{
    /// <summary>Capacities rise and fall and vertices join the source, in any order; each time a flow from the beginning must agree.</summary>
    [Fact]
    public void A_flow_that_is_mended_is_as_large_as_one_from_the_beginning_and_has_the_same_sides()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var random = new Random(seed);
            var vertices = random.Next(3, 24);
            var arcs = Enumerable.Range(0, random.Next(5 * vertices))
                .Select(_ => (From: random.Next(vertices), To: random.Next(vertices))).Where(arc => arc.From != arc.To).ToArray();
            var capacity = new int[arcs.Length];
            Array.Fill(capacity, TreeFlow.Endless);
            var (sources, flow) = (new HashSet<int> { 0 }, new TreeFlow(vertices, arcs));
            for (var step = 0; step < 8; step++)
            {
                Change(flow, random, capacity);
                if (step % 3 == 2 && sources.Add(random.Next(2, vertices)))
                    flow.AddSource(sources.Last());
                flow.Maximise();
                ShouldAgree(flow, new SlowFlow(vertices, arcs, capacity, sources), $"seed {seed}, step {step}");
                if (!flow.IsFinite)
                    continue;
                var saved = flow.Save();
                Change(flow, random, [.. capacity]);
                flow.AddSource(random.Next(1, vertices));
                flow.Maximise();
                flow.Restore(saved);
            }
        }
    }

    private static void Change(TreeFlow flow, Random random, int[] capacity)
    {
        for (var arc = 0; arc < capacity.Length; arc++)
            if (random.Next(3) > 0)
                flow.SetCapacity(arc, capacity[arc] = random.Next(12) switch { 0 => TreeFlow.Endless, < 4 => 0, _ => random.Next(9) });
    }

    private static void ShouldAgree(TreeFlow flow, SlowFlow slow, string because)
    {
        flow.IsFinite.ShouldBe(slow.Value < TreeFlow.Endless / 2, because);
        if (!flow.IsFinite)
            return;
        flow.Value.ShouldBe(slow.Value, because);
        for (var v = 0; v < slow.Near.Length; v++)
            (flow.IsNear(v), flow.IsFar(v)).ShouldBe((slow.Near[v], slow.Far[v]), because);
    }

    /// <summary>One way after the other, by what is left between each two vertices.</summary>
    private sealed class SlowFlow
    {
        private readonly int[,] _left;

        public SlowFlow(int vertices, (int From, int To)[] arcs, int[] capacity, IEnumerable<int> sources)
        {
            _left = new int[vertices, vertices];
            for (var i = 0; i < arcs.Length; i++)
                _left[arcs[i].From, arcs[i].To] = Math.Min(_left[arcs[i].From, arcs[i].To] + capacity[i], TreeFlow.Endless);
            foreach (var source in sources.Where(v => v != 0))
                _left[0, source] = TreeFlow.Endless;
            var cameFrom = new int[vertices];
            for (Near = Reached(0, true, cameFrom); Near[1] && Value < TreeFlow.Endless / 2; Near = Reached(0, true, cameFrom))
                Push(cameFrom);
            Far = Reached(1, false, new int[vertices]);
        }

        public int Value { get; private set; }

        public bool[] Near { get; }

        public bool[] Far { get; }

        private void Push(int[] cameFrom)
        {
            var amount = TreeFlow.Endless;
            for (var v = 1; v != 0; v = cameFrom[v])
                amount = Math.Min(amount, _left[cameFrom[v], v]);
            for (var v = 1; v != 0; v = cameFrom[v])
                (_left[cameFrom[v], v], _left[v, cameFrom[v]]) = (_left[cameFrom[v], v] - amount, _left[v, cameFrom[v]] + amount);
            Value += amount;
        }

        private bool[] Reached(int from, bool ahead, int[] cameFrom)
        {
            var (seen, open) = (new bool[cameFrom.Length], new Queue<int>([from]));
            seen[from] = true;
            while (open.TryDequeue(out var v))
                for (var to = 0; to < seen.Length; to++)
                    if (!seen[to] && (ahead ? _left[v, to] : _left[to, v]) > 0)
                    {
                        (seen[to], cameFrom[to]) = (true, v);
                        open.Enqueue(to);
                    }
            return seen;
        }
    }
}
