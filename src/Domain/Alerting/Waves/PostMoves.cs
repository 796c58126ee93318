using System.Collections.Immutable;
using Dispatch.Domain.Cordons;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Alerting.Waves;

/// <summary>
/// Units that the re-planned cordon wants at another post. Moves that only swap places are dropped: they would empty posts for
/// nothing. What is left has no circle, so somebody can always go first.
/// </summary>
internal sealed class PostMoves
{
    private readonly Dictionary<UnitId, (AskedUnit Unit, AlertPost To)> moves = [];
    private readonly Dictionary<int, int> arriving = [];

    private PostMoves(WaveQuestion question)
    {
        var posts = question.Order.Audience.WantedPosts.ToDictionary(post => post.Node);
        var asked = question.Asked.Where(unit => unit.State is not (AskedState.Ended or AskedState.Refused)).ToDictionary(unit => unit.Unit);
        foreach (var plan in question.Planned)
            if (asked.TryGetValue(plan.Unit, out var unit) && unit.Post is { } from && from != plan.Node
                && posts.TryGetValue(plan.Node, out var to) && (to.Ring > CivilianRing.InnerRing || !unit.Kind.IsCivilian()))
                moves[plan.Unit] = (unit, to);
        DropCircles();
        DropUnneeded(question);
        foreach (var (_, to) in moves.Values)
            arriving[to.Node] = To(to.Node) + 1;
    }

    public static PostMoves Of(WaveQuestion question) => new(question);

    public bool Leaves(UnitId unit) => moves.ContainsKey(unit);

    public int To(int? node) => node is { } known ? arriving.GetValueOrDefault(known) : 0;

    /// <summary>
    /// Who may go now: who has not promised the old post, whose old post is not wanted any more, or for whom somebody else holds it or
    /// is on the way.
    /// </summary>
    public ImmutableArray<PostMove> Now(IReadOnlyCollection<WavePlace> places)
    {
        var needed = places.Where(place => place.Post is not null).ToDictionary(place => place.Post!.Node, place => place.Needed);
        return
        [
            .. moves.Values.GroupBy(move => move.Unit.Post!.Value)
                .SelectMany(leaving => MayGo([.. leaving], needed.GetValueOrDefault(leaving.Key)))
                .OrderBy(move => move.Unit.Unit.Value, StringComparer.Ordinal)
                .Select(move => new PostMove(move.Unit.Unit, move.To)),
        ];
    }

    /// <param name="needed">Places at the old post that only those who leave hold, or nobody.</param>
    private static IEnumerable<(AskedUnit Unit, AlertPost To)> MayGo(List<(AskedUnit Unit, AlertPost To)> leaving, int needed)
    {
        var holding = leaving.Where(move => move.Unit.IsCommitted).OrderBy(move => move.Unit.Unit.Value, StringComparer.Ordinal).ToList();
        return leaving.Where(move => !move.Unit.IsCommitted).Concat(holding.Take(Math.Max(0, holding.Count - needed)));
    }

    /// <summary>
    /// Nobody is sent on to a post that enough others hold or are on the way to. Whoever stays may fill the own post for another, so
    /// this goes on until nothing changes.
    /// </summary>
    private void DropUnneeded(WaveQuestion question)
    {
        var good = question.Asked.Where(unit => unit.IsCommitted && !unit.IsLate(question.Now, question.Limits)).ToList();
        for (var before = -1; before != moves.Count;)
        {
            before = moves.Count;
            var there = good.Where(unit => unit.Post is not null && !Leaves(unit.Unit)).CountBy(unit => unit.Post!.Value).ToDictionary();
            foreach (var (unit, to) in moves.Values.OrderBy(move => move.Unit.Unit.Value, StringComparer.Ordinal).ToList())
            {
                var count = there.GetValueOrDefault(to.Node);
                if (count >= to.Need)
                    moves.Remove(unit.Unit);
                else
                    there[to.Node] = count + 1;
            }
        }
    }

    private void DropCircles()
    {
        // Each pass takes one circle out; there are never more circles than moves.
        while (Circle() is { } circle)
            foreach (var unit in circle)
                moves.Remove(unit);
    }

    /// <summary>The units of moves that lead from post to post and back; null when there are none.</summary>
    private List<UnitId>? Circle()
    {
        var from = moves.Values.OrderBy(move => move.Unit.Unit.Value, StringComparer.Ordinal).ToLookup(move => move.Unit.Post!.Value);
        var done = new HashSet<int>();
        foreach (var start in from.Select(group => group.Key))
        {
            var path = new List<(int Node, UnitId Unit)>();
            if (Walk(start, path, from, done) is { } circle)
                return circle;
        }

        return null;
    }

    private static List<UnitId>? Walk(
        int node, List<(int Node, UnitId Unit)> path, ILookup<int, (AskedUnit Unit, AlertPost To)> from, HashSet<int> done)
    {
        if (path.FindIndex(step => step.Node == node) is var seen && seen >= 0)
            return [.. path.Skip(seen).Select(step => step.Unit)];
        if (!done.Add(node))
            return null;
        foreach (var (unit, to) in from[node])
        {
            path.Add((node, unit.Unit));
            if (Walk(to.Node, path, from, done) is { } circle)
                return circle;
            path.RemoveAt(path.Count - 1);
        }

        return null;
    }
}
