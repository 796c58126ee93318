using Dispatch.Domain.Geo;
using Dispatch.Import.Osm;
using Dispatch.Import.Osm.Formats;

namespace Dispatch.Import.Tests.Osm;

/// <summary>Somebody who runs along the ways of a file as they are drawn, node by node: nothing merged, cut or left out. Slow and plain.</summary>
internal sealed class RawWalk : IOsmSink
{
    private readonly Dictionary<long, GeoPoint> _at = [];
    private readonly List<OsmWay> _ways = [];
    private readonly Dictionary<long, List<long>> _next = [];

    private RawWalk()
    {
    }

    /// <summary>Nodes after which a way leaves the file.</summary>
    public HashSet<long> Exits { get; } = [];

    public static RawWalk Of(string path)
    {
        var walk = new RawWalk();
        OsmFile.Read(path, walk, _ => { }, CancellationToken.None);
        foreach (var way in walk._ways)
            for (var i = 1; i < way.Nodes.Length; i++)
                walk.Join(way.Nodes[i - 1], way.Nodes[i]);
        return walk;
    }

    public IReadOnlyCollection<long> Nodes => _next.Keys;

    public GeoPoint At(long node) => _at[node];

    public void Node(in OsmNode node) => _at[node.Id] = GeoPoint.Of(node.Latitude / 1e7, node.Longitude / 1e7);

    public void Way(OsmWay way)
    {
        if (way.Tags["highway"] is not ("" or "construction" or "proposed" or "abandoned" or "razed" or "rest_area" or "services"))
            _ways.Add(way);
    }

    public void Relation(OsmRelation relation)
    {
        // Nobody walks along a relation.
    }

    /// <summary>When he can be where, if every post stops whoever comes within sight of it from the moment it is held.</summary>
    public Dictionary<long, double> Seconds(long start, MetresPerSecond speed, IReadOnlyList<(GeoPoint At, double HeldFrom)> posts, Metres sight)
    {
        var best = new Dictionary<long, double>();
        var open = new PriorityQueue<long, double>();
        Enter(start, 0);
        while (open.TryDequeue(out var node, out var seconds))
        {
            if (seconds > best[node])
                continue;
            foreach (var next in _next[node])
            {
                var arrives = seconds + (Earth.Distance(_at[node], _at[next]).Value / speed.Value);
                if (!posts.Any(post => arrives >= post.HeldFrom && Passes(_at[node], _at[next], post.At, sight)))
                    Enter(next, arrives);
            }
        }
        return best;

        void Enter(long node, double seconds)
        {
            if (best.TryGetValue(node, out var known) && known <= seconds)
                return;
            best[node] = seconds;
            open.Enqueue(node, seconds);
        }
    }

    private static bool Passes(GeoPoint from, GeoPoint to, GeoPoint post, Metres sight)
    {
        if (Earth.AtLeast(from, post).Value > sight.Value + Earth.Distance(from, to).Value)
            return false;
        var steps = (int)Earth.Distance(from, to).Value + 1;
        return Enumerable.Range(0, steps + 1).Any(i => Earth.Distance(post, GeoPoint.Of(
            from.Latitude + ((to.Latitude - from.Latitude) * i / steps), from.Longitude + ((to.Longitude - from.Longitude) * i / steps))) <= sight);
    }

    private void Join(long a, long b)
    {
        var (knowsA, knowsB) = (_at.ContainsKey(a), _at.ContainsKey(b));
        if (knowsA && !knowsB)
            Exits.Add(a);
        if (knowsB && !knowsA)
            Exits.Add(b);
        if (!knowsA || !knowsB || a == b)
            return;
        Add(a, b);
        Add(b, a);

        void Add(long from, long to)
        {
            if (!_next.TryGetValue(from, out var there))
                _next[from] = there = [];
            there.Add(to);
        }
    }
}
