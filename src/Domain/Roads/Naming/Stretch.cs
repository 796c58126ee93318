namespace Dispatch.Domain.Roads.Naming;

/// <summary>Groups road pieces that hang together.</summary>
internal static class Stretch
{
    public static IEnumerable<List<int>> Group(int[] pieces, Func<int, (int From, int To)> ends)
    {
        var leader = new Dictionary<int, int>();
        foreach (var p in pieces)
            leader[Find(leader, ends(p).From)] = Find(leader, ends(p).To);
        return pieces.GroupBy(p => Find(leader, ends(p).From)).Select(g => g.ToList());
    }

    private static int Find(Dictionary<int, int> leader, int node)
    {
        var root = node;
        while (leader.TryGetValue(root, out var up) && up != root)
            root = up;
        while (node != root)
        {
            var up = leader[node];
            leader[node] = root;
            node = up;
        }
        return leader[root] = root;
    }
}
