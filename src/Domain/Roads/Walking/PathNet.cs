namespace Dispatch.Domain.Roads.Walking;

/// <summary>The walks between places while they are gathered; of several between the same two the shortest counts.</summary>
internal sealed class PathNet
{
    private readonly Dictionary<Spot, Dictionary<Spot, double>> _walks = [];

    public void Join(Spot a, Spot b, double metres)
    {
        if (a == b)
            return;
        Shorten(a, b, metres);
        Shorten(b, a, metres);
    }

    /// <summary>
    /// Takes out spots at which a path only goes on. Those that <paramref name="stay"/> remain, and a walk does not grow beyond
    /// <paramref name="longest"/> metres: somebody seen on it is then near one of its ends.
    /// </summary>
    public void Dissolve(Func<Spot, bool> stay, double longest)
    {
        foreach (var spot in _walks.Keys.ToList())
        {
            if (stay(spot) || _walks[spot] is not { Count: 2 } both)
                continue;
            var ((a, toA), (b, toB)) = (Pair(both.First()), Pair(both.Last()));
            if (toA + toB > longest)
                continue;
            _walks.Remove(spot);
            _walks[a].Remove(spot);
            _walks[b].Remove(spot);
            Join(a, b, toA + toB);
        }
    }

    /// <summary>Leaves only what hangs together with one of the roots.</summary>
    public void KeepReached(Func<Spot, bool> isRoot)
    {
        var reached = _walks.Keys.Where(isRoot).ToHashSet();
        var open = new Queue<Spot>(reached);
        while (open.TryDequeue(out var spot))
            foreach (var next in _walks[spot].Keys)
                if (reached.Add(next))
                    open.Enqueue(next);
        foreach (var spot in _walks.Keys.Where(spot => !reached.Contains(spot)).ToList())
            _walks.Remove(spot);
    }

    public IEnumerable<Spot> Spots => _walks.Keys;

    /// <summary>Each walk once.</summary>
    public IEnumerable<(Spot From, Spot To, double Metres)> All(Func<Spot, int> numberOf) =>
        from at in _walks from to in at.Value where numberOf(at.Key) < numberOf(to.Key) select (at.Key, to.Key, to.Value);

    private static (Spot To, double Metres) Pair(KeyValuePair<Spot, double> walk) => (walk.Key, walk.Value);

    private void Shorten(Spot from, Spot to, double metres)
    {
        if (!_walks.TryGetValue(from, out var there))
            _walks[from] = there = [];
        there[to] = there.TryGetValue(to, out var known) ? Math.Min(known, metres) : metres;
    }
}
