using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Roads.Naming;

/// <summary>
/// Search by name. A text that one name covers alone asks for roads; a text that takes two names to cover asks for their
/// crossings. Exact names come first, then beginnings, then beginnings of a word, then the rest; within each the more
/// important and longer road.
/// </summary>
internal static class RoadSearch
{
    /// <summary>Names considered for each half of a crossing; enough for every spelling that people type.</summary>
    private const int NamesPerHalf = 200;

    private static readonly string[] Joints = ["/", "&", "+", "@", "×", " and ", " und ", " et ", " y ", " e ", " x ", "与", "和"];

    public static IReadOnlyList<RoadHit> Find(RoadMap map, string text, int limit)
    {
        if (limit < 1 || FoldedText.Of(text).Length == 0)
            return [];
        var hits = Roads(map, FoldedText.Of(text), limit);
        if (hits.Count < limit)
            hits.AddRange(Halves(text).SelectMany(h => Crossings(map, h.First, h.Second))
                .DistinctBy(h => h.Node).Take(limit - hits.Count));
        return hits;
    }

    private static List<RoadHit> Roads(RoadMap map, string query, int limit) =>
        Matches(map, query).SelectMany(m => Stretches(map, m.Name).Select(s => (m.Rank, s.Class, s.Metres, s.Hit)))
            .OrderBy(x => x.Rank).ThenBy(x => x.Class).ThenByDescending(x => x.Metres).ThenBy(x => x.Hit.Node)
            .Select(x => x.Hit).Take(limit).ToList();

    private static IEnumerable<(int Name, int Rank)> Matches(RoadMap map, string query) =>
        map.NameIndex.Forms.Select((forms, name) => (Name: name, Rank: forms.Min(f => (int?)Rank(f, query)) ?? NoMatch))
            .Where(m => m.Rank < NoMatch).OrderBy(m => m.Rank).Take(NamesPerHalf);

    private const int NoMatch = 4;

    private static int Rank(string form, string query)
    {
        if (form == query)
            return 0;
        if (form.StartsWith(query, StringComparison.Ordinal))
            return 1;
        return form.Contains(" " + query, StringComparison.Ordinal) ? 2
            : form.Contains(query, StringComparison.Ordinal) ? 3 : NoMatch;
    }

    /// <summary>One hit for each connected stretch of a name: two villages may each have a Church Street.</summary>
    private static IEnumerable<(RoadClass Class, double Metres, RoadHit Hit)> Stretches(RoadMap map, int name)
    {
        var index = map.NameIndex;
        var groups = Stretch.Group(index.PiecesNamed(name).ToArray(), p => index.Ends[p]);
        foreach (var pieces in groups)
        {
            var nodes = pieces.SelectMany(p => new[] { index.Ends[p].From, index.Ends[p].To }).Distinct().ToList();
            var middle = GeoPoint.Of(nodes.Average(n => map.Location(n).Latitude), nodes.Average(n => map.Location(n).Longitude));
            var node = nodes.MinBy(n => (Earth.Distance(map.Location(n), middle), n));
            yield return (pieces.Min(p => (RoadClass)map.Data.PieceClass[p]), pieces.Sum(p => map.Data.PieceLengthCm[p] / 100.0),
                new RoadHit(map.Data.Names[name].Display, node, map.Location(node), IsCrossing: false));
        }
    }

    /// <summary>Every way to read the text as two names: at a joint ("a / b", "a and b"), else at each space or sign.</summary>
    private static IEnumerable<(string First, string Second)> Halves(string text)
    {
        var lower = text.ToLowerInvariant();
        foreach (var joint in Joints)
            if (lower.IndexOf(joint, StringComparison.Ordinal) is var at && at > 0)
                return [(FoldedText.Of(lower[..at]), FoldedText.Of(lower[(at + joint.Length)..]))];
        var folded = FoldedText.Of(text);
        var cuts = folded.Contains(' ')
            ? Enumerable.Range(1, folded.Length - 1).Where(i => folded[i] == ' ')
            : Enumerable.Range(1, folded.Length - 1).Where(i => folded[i] >= '\u2E80' && folded[i - 1] >= '\u2E80');
        return cuts.Select(i => (folded[..i].Trim(), folded[i..].Trim()));
    }

    private static IEnumerable<RoadHit> Crossings(RoadMap map, string first, string second)
    {
        if (first.Length == 0 || second.Length == 0)
            return [];
        var (a, b) = (NodesNamed(map, first), NodesNamed(map, second));
        return a.Where(x => b.TryGetValue(x.Key, out var other) && (x.Value.Name != other.Name))
            .Select(x => (Node: x.Key, Rank: x.Value.Rank + b[x.Key].Rank))
            .OrderBy(x => x.Rank).ThenBy(x => x.Node)
            .Select(x => new RoadHit(map.CrossingName(x.Node), x.Node, map.Location(x.Node), IsCrossing: true));
    }

    private static Dictionary<int, (int Name, int Rank)> NodesNamed(RoadMap map, string query)
    {
        var nodes = new Dictionary<int, (int, int)>();
        foreach (var (name, rank) in Matches(map, query))
            foreach (var piece in map.NameIndex.PiecesNamed(name))
            {
                nodes.TryAdd(map.NameIndex.Ends[piece].From, (name, rank));
                nodes.TryAdd(map.NameIndex.Ends[piece].To, (name, rank));
            }
        return nodes;
    }
}
