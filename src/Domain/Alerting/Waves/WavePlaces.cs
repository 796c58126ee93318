using System.Collections.Immutable;
using Dispatch.Domain.Alerting.Audiences;
using Dispatch.Domain.Recommendation;

namespace Dispatch.Domain.Alerting.Waves;

/// <summary>What an alert wants filled: its posts, or its quota as one place; nothing when everybody is simply told.</summary>
internal static class WavePlaces
{
    public static List<WavePlace> Of(WaveQuestion question, PostMoves moves)
    {
        var byPost = question.Asked.Where(unit => unit.State != AskedState.Ended).ToLookup(unit => unit.Post);
        if (question.Order.Kind == AlertKind.Posts)
            return [.. question.Order.Audience.WantedPosts.Select(post => new WavePlace(post, post.Need, [.. byPost[post.Node]], moves, question))];
        return question.Order.Quota == 0 ? [] : [new WavePlace(null, question.Order.Quota, [.. byPost[null]], moves, question)];
    }

    /// <summary>Surplus of every place, and whoever was asked for a post that is not wanted any more and goes to no other.</summary>
    public static ImmutableArray<UnitId> Surplus(WaveQuestion question, List<WavePlace> places, PostMoves moves)
    {
        var wanted = places.Where(place => place.Post is not null).Select(place => place.Post!.Node).ToHashSet();
        var without = question.Asked.Where(unit => unit.Post is { } post && !wanted.Contains(post) && !moves.Leaves(unit.Unit)
            && (unit.State == AskedState.Waiting || unit.IsCommitted));
        return [.. places.SelectMany(place => place.Surplus()).Concat(without).Select(unit => unit.Unit).Distinct()];
    }

    public static ImmutableArray<Exclusion> Left(WaveQuestion question, List<WavePlace> places, ImmutableArray<Recipient> asked)
    {
        if (asked.Length == question.Candidates.Length)
            return [];
        var chosen = asked.Select(unit => unit.Unit).ToHashSet();
        var open = places.Where(place => place.Needed > 0).ToList();
        var left = question.Candidates.Where(unit => !chosen.Contains(unit.Unit)).ToList();
        var barred = open.Count == 0 ? 0 : left.Count(unit => !unit.EyesOnly && !open.Exists(place => place.MayHold(unit.Kind)));
        return [.. new[] { new Exclusion(AudienceReasons.InnerRing, barred), new Exclusion(AudienceReasons.OverQuota, left.Count - barred) }.Where(one => one.Count > 0)];
    }
}
