using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting.Delivery;

namespace Dispatch.Grains.Alerts;

/// <summary>
/// Sums over one shard's durable ladders (of all, of each wave, of each post) and who is committed, kept up with each ladder that changed:
/// they are told five times a second, and counting 20,000 ladders anew each time would take the processor from the answers themselves.
/// </summary>
internal sealed class RunningSums
{
    private readonly SortedDictionary<int, GroupTally> _waves = [];
    private readonly SortedDictionary<int, GroupTally> _posts = [];
    private readonly CountTally _all = new();
    private HashSet<UnitId> _begun = [];
    private HashSet<UnitId> _ended = [];
    private int _owed;

    /// <param name="before">Null when the recipient is new.</param>
    public void Count(AlertDelivery? before, AlertDelivery after)
    {
        if (before is not null)
            Add(before, -1);
        Add(after, 1);
        var (was, now) = (before?.Ladder.IsCommitted == true, after.Ladder.IsCommitted);
        if (was != now || (now && TermsOf(before!) != TermsOf(after)))
            Commit(after.Recipient.Unit, now);
    }

    public ShardSummary Summary(long version) => new(_all.Sum(), SumsOf(_waves), SumsOf(_posts), _owed, version);

    /// <summary>Since this was asked last: who committed itself (to another post, or got there), and who withdrew or was let go.</summary>
    public (IReadOnlyCollection<UnitId> Begun, IReadOnlyCollection<UnitId> Ended) TakeCommitted()
    {
        var change = (_begun, _ended);
        (_begun, _ended) = ([], []);
        return change;
    }

    /// <summary>The last word counts: who withdrew and accepted another post in between is mobilised on other terms.</summary>
    private void Commit(UnitId unit, bool now)
    {
        (now ? _ended : _begun).Remove(unit);
        (now ? _begun : _ended).Add(unit);
    }

    private static (int Seq, int? Post, bool AtPost) TermsOf(AlertDelivery one) =>
        (one.Ladder.Seq, one.Recipient.Post?.Node, one.Ladder.TimeOf(LadderStep.AtPost) is not null);

    private void Add(AlertDelivery one, int sign)
    {
        var counts = AlertCounts.Of(one.Ladder);
        _all.Add(counts, sign);
        _owed += one.Ladder.Owed is null ? 0 : sign;
        Add(_waves, one.Recipient.Wave, one.Ladder, counts, sign);
        if (one.Recipient.Post is { } post)
            Add(_posts, post.Node, one.Ladder, counts, sign);
    }

    private static void Add(SortedDictionary<int, GroupTally> groups, int number, DeliveryLadder ladder, AlertCounts counts, int sign)
    {
        if (!groups.TryGetValue(number, out var tally))
            groups.Add(number, tally = new GroupTally(number));
        tally.Add(ladder, counts, sign);
        if (tally.Queued == 0)
            groups.Remove(number);
    }

    private static ImmutableArray<GroupCounts> SumsOf(SortedDictionary<int, GroupTally> groups) => [.. groups.Values.Select(tally => tally.Sum())];
}
