namespace Dispatch.Bench.Roads;

/// <summary>
/// A radix heap (Ahuja, Mehlhorn, Orlin, Tarjan, J. ACM 1990): items lie in the bucket of the highest bit in which they differ from the
/// last one taken. The alternative to the heap that the product uses.
/// </summary>
internal sealed class RadixQueue
{
    private readonly List<(int Ms, int Node)>[] buckets = Enumerable.Range(0, 33).Select(_ => new List<(int, int)>()).ToArray();
    private int last;
    private int count;

    public void Clear()
    {
        foreach (var bucket in buckets)
            bucket.Clear();
        (last, count) = (0, 0);
    }

    public void Push(int ms, int node)
    {
        buckets[Bucket(ms)].Add((ms, node));
        count++;
    }

    public bool TryPop(out int ms, out int node)
    {
        (ms, node) = (0, 0);
        if (count == 0)
            return false;
        if (buckets[0].Count == 0)
            Spread();
        (ms, node) = buckets[0][^1];
        buckets[0].RemoveAt(buckets[0].Count - 1);
        count--;
        return true;
    }

    private int Bucket(int ms) => 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)(ms ^ last));

    private void Spread()
    {
        var from = Array.Find(buckets, b => b.Count > 0)!;
        last = from.Min(x => x.Ms);
        foreach (var item in from)
            buckets[Bucket(item.Ms)].Add(item);
        from.Clear();
    }
}
