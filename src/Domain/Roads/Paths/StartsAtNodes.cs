namespace Dispatch.Domain.Roads.Paths;

/// <summary>Which units can be at which node and when: a chain for each node, emptied by raising one number.</summary>
internal sealed class StartsAtNodes(int nodeCount)
{
    private const int End = -1;

    private readonly int[] first = new int[nodeCount];
    private readonly int[] round = new int[nodeCount];
    private readonly List<(int Unit, int DelayMs, int Next)> chain = [];
    private int now;

    public void Clear()
    {
        chain.Clear();
        now++;
    }

    public void Add(int node, int unit, int delayMs)
    {
        chain.Add((unit, delayMs, round[node] == now ? first[node] : End));
        (round[node], first[node]) = (now, chain.Count - 1);
    }

    /// <summary>The first entry at a node, −1 when there is none.</summary>
    public int FirstAt(int node) => round[node] == now ? first[node] : End;

    /// <summary>An entry and the number of the next one at its node, −1 after the last.</summary>
    public (int Unit, int DelayMs, int Next) this[int entry] => chain[entry];
}
