using Dispatch.Domain.Cordons;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Alerting.Waves;

/// <summary>One post, or the whole quota of an alert without posts, with those who were asked for it.</summary>
/// <param name="asked">For this place, not ended.</param>
/// <param name="moves">Who goes on to another place: keeps this one until somebody else holds it or is on the way.</param>
internal sealed class WavePlace(AlertPost? post, int need, List<AskedUnit> asked, PostMoves moves, WaveQuestion question)
{
    public AlertPost? Post => post;

    /// <summary>Places that nobody holds or is on the way to in time.</summary>
    public int Needed { get; } = Math.Max(0, need - asked.Count(unit => IsGood(unit, moves, question)));

    /// <summary>How many of the candidates may still be asked for it in this wave.</summary>
    public int ToAsk { get; set; }

    public bool MayHold(UnitKind kind) => post is null || !kind.IsCivilian() || post.Ring > CivilianRing.InnerRing;

    /// <summary>Asked and neither answered nor silent for too long, or about to come from another post.</summary>
    public int Waiting => moves.To(post?.Node)
        + asked.Count(unit => unit.State == AskedState.Waiting && !moves.Leaves(unit.Unit) && !unit.IsSilent(question.Now, question.Limits));

    /// <summary>
    /// Who is not needed any more. Nobody leaves before enough others are at the post or on their way in time, so a late unit keeps
    /// its post until its replacement has accepted.
    /// </summary>
    public IEnumerable<AskedUnit> Surplus()
    {
        if (Needed > 0)
            return [];
        var keep = asked.Where(unit => IsGood(unit, moves, question))
            .OrderByDescending(unit => unit.State == AskedState.AtPost)
            .ThenBy(unit => unit.AcceptedAt).ThenBy(unit => unit.Unit.Value, StringComparer.Ordinal)
            .Take(need).Select(unit => unit.Unit).ToHashSet();
        return asked.Where(unit => !moves.Leaves(unit.Unit)
            && (unit.State == AskedState.Waiting || (unit.IsCommitted && !keep.Contains(unit.Unit))));
    }

    private static bool IsGood(AskedUnit unit, PostMoves moves, WaveQuestion question) =>
        unit.IsCommitted && !unit.IsLate(question.Now, question.Limits) && !moves.Leaves(unit.Unit);
}
