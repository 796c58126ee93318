namespace Dispatch.Domain.Roads.Paths;

/// <summary>
/// A queue of (milliseconds, number) that hands out the earliest second or so first, in no order within it: putting in and taking out cost
/// the same however much waits. For searches that may look at a place twice when a better time comes later.
/// </summary>
internal sealed class TimeBuckets
{
    /// <summary>About a second a bucket: wider ones make searches look at places again, narrower ones leave most of them empty.</summary>
    private const int WidthBits = 10;
    /// <summary>Over an hour: what is later waits together in the last one.</summary>
    private const int MostBuckets = 4096;
    private const int None = -1;

    private readonly int earliest;
    private readonly int[] first;
    private (int Ms, int Number, int Next)[] items = new (int, int, int)[256];
    private int count;
    private int bucket;
    private int free = None;

    /// <param name="earliestMs">Nothing is ever earlier.</param>
    /// <param name="latestMs">Little is ever later.</param>
    public TimeBuckets(int earliestMs, int latestMs)
    {
        earliest = earliestMs;
        first = new int[Math.Min(Math.Max(latestMs - earliestMs, 0) >> WidthBits, MostBuckets) + 1];
        Array.Fill(first, None);
    }

    /// <param name="ms">Not in an earlier bucket than what was taken out last.</param>
    public void Push(int ms, int number)
    {
        var at = free;
        if (at == None)
        {
            if (count == items.Length)
                Array.Resize(ref items, count * 2);
            at = count++;
        }
        else
            free = items[at].Next;
        ref var last = ref first[Math.Min((ms - earliest) >> WidthBits, first.Length - 1)];
        items[at] = (ms, number, last);
        last = at;
    }

    public bool TryPop(out int ms, out int number)
    {
        while (bucket < first.Length && first[bucket] == None)
            bucket++;
        if (bucket == first.Length)
        {
            (ms, number) = (0, None);
            return false;
        }
        var at = first[bucket];
        (ms, number, first[bucket]) = items[at];
        (items[at].Next, free) = (free, at);
        return true;
    }
}
