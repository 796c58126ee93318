namespace Dispatch.Domain.Roads.Building;

/// <summary>
/// The largest set of nodes in which everybody can drive to everybody: Tarjan, "Depth-first search and linear graph
/// algorithms", SIAM J. Comput. 1972, without recursion.
/// </summary>
public static class StrongParts
{
    /// <summary>True for the nodes of the largest strongly connected part; of equal ones, the one found first.</summary>
    public static bool[] Largest(RoadGraph graph)
    {
        var part = Number(graph, out var sizes);
        var best = sizes.IndexOf(sizes.DefaultIfEmpty().Max());
        return Array.ConvertAll(part, p => p == best);
    }

    /// <summary>The part of each node, and the size of each part.</summary>
    public static int[] Number(RoadGraph graph, out List<int> sizes)
    {
        var search = new Search(graph);
        for (var v = 0; v < graph.NodeCount; v++)
            if (search.Order[v] == 0)
                search.From(v);
        sizes = search.Sizes;
        return search.Part;
    }

    private sealed class Search(RoadGraph graph)
    {
        private readonly int[] low = new int[graph.NodeCount];
        private readonly int[] nextArc = graph.FirstArc[..^1];
        private readonly Stack<int> open = new();
        private readonly Stack<int> path = new();
        private int clock;

        public int[] Order { get; } = new int[graph.NodeCount];

        public int[] Part { get; } = Enumerable.Repeat(-1, graph.NodeCount).ToArray();

        public List<int> Sizes { get; } = [];

        public void From(int start)
        {
            Enter(start);
            while (path.TryPeek(out var v))
            {
                if (nextArc[v] < graph.FirstArc[v + 1])
                    Visit(v, graph.Head[nextArc[v]++]);
                else
                    Leave(v);
            }
        }

        private void Enter(int v)
        {
            Order[v] = low[v] = ++clock;
            open.Push(v);
            path.Push(v);
        }

        private void Visit(int v, int w)
        {
            if (Order[w] == 0)
                Enter(w);
            else if (Part[w] < 0)
                low[v] = Math.Min(low[v], Order[w]);
        }

        private void Leave(int v)
        {
            path.Pop();
            if (path.TryPeek(out var parent))
                low[parent] = Math.Min(low[parent], low[v]);
            if (low[v] != Order[v])
                return;
            var size = 0;
            int w;
            do
            {
                w = open.Pop();
                Part[w] = Sizes.Count;
                size++;
            }
            while (w != v);
            Sizes.Add(size);
        }
    }
}
