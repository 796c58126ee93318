using System.Collections.Immutable;
using Dispatch.Domain.Cordons.Search;

namespace Dispatch.Domain.Cordons;

/// <summary>
/// A post lost its unit and no free one is in time there: one that drives to another post turns off to it, and so on until a free unit
/// is in time for what is left over. As few units as possible change; whoever holds a post stays.
/// </summary>
internal sealed class ReliefChain
{
    private readonly StandingPosts _standing;
    private readonly UnitSearch _nearest;
    private readonly Dictionary<int, Post> _turnsOff;
    private readonly HashSet<int> _stays;

    private ReliefChain(StandingPosts standing, ImmutableHashSet<int> held)
    {
        _standing = standing;
        var driving = standing.Posts.Where(post => !held.Contains(post.Node) && post.Units.Length == 1).ToList();
        _turnsOff = driving.ToDictionary(post => post.Units[0].Unit);
        _stays = [.. standing.Posts.Except(driving).SelectMany(post => post.Units).Select(at => at.Unit)];
        var problem = standing.Pinned with
        {
            Units = [.. standing.Pinned.Units.Select((unit, u) => _turnsOff.ContainsKey(u) ? unit with { Posted = null } : unit)],
        };
        // One ring is the inner ring as well: civilians hold nothing there.
        var officers = new UnitPlaces(problem, kind => CivilianRing.MayHold(kind, CivilianRing.InnerRing));
        _nearest = new UnitSearch(problem.Roads.UnitsBackwards, officers);
    }

    /// <param name="held">Crossings that are held now.</param>
    /// <returns>All posts with their units; null when there is no such chain, or posts take several units.</returns>
    public static ImmutableArray<Post>? Find(StandingPosts standing, Post lost, ImmutableHashSet<int> held) =>
        standing.Pinned.Rules.MostUnitsAtAPost > 1 ? null : new ReliefChain(standing, held).From(lost);

    private ImmutableArray<Post>? From(Post lost)
    {
        var cameFrom = new Dictionary<int, (Post Post, PostUnit TurnsOff)>();
        var open = new Queue<Post>([lost]);
        while (open.TryDequeue(out var post))
            foreach (var unit in InTime(post.Node))
            {
                if (_stays.Contains(unit.Unit))
                    continue;
                if (!_turnsOff.TryGetValue(unit.Unit, out var left))
                    return Along(cameFrom, post, unit);
                if (left.Node != post.Node && cameFrom.TryAdd(left.Node, (post, unit)))
                    open.Enqueue(left);
            }
        return null;
    }

    /// <summary>More than there are posts need not be looked at: one of so many is free.</summary>
    private List<PostUnit> InTime(int node)
    {
        var deadline = Math.Min(_standing.Reach.ArrivalMs[node], _standing.Pinned.Rules.ClosedByMs ?? int.MaxValue);
        return [.. _nearest.Earliest(node, _standing.Posts.Length + 1, deadline).Select(found => new PostUnit(found.Unit, found.ReadyMs))];
    }

    private ImmutableArray<Post> Along(Dictionary<int, (Post Post, PostUnit TurnsOff)> cameFrom, Post last, PostUnit free)
    {
        var posts = _standing.Posts.ToDictionary(post => post.Node);
        var (post, unit) = (last, free);
        while (true)
        {
            posts[post.Node] = post with { DeadlineMs = _standing.Reach.ArrivalMs[post.Node], Units = [unit] };
            if (!cameFrom.TryGetValue(post.Node, out var before))
                return [.. posts.Values];
            (post, unit) = before;
        }
    }
}
