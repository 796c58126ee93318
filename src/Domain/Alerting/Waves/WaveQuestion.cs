using System.Collections.Immutable;
using Dispatch.Domain.Alerting.Audiences;
using Dispatch.Domain.Recommendation;
using Dispatch.Domain.Units;

namespace Dispatch.Domain.Alerting.Waves;

/// <summary>How it stands with somebody who was asked. Silence is not a state: it follows from the time.</summary>
[GenerateSerializer, Alias("dispatch.AskedState")]
public enum AskedState
{
    Waiting,
    Accepted,
    AtPost,
    /// <summary>Declined, unable or withdrawn.</summary>
    Refused,
    /// <summary>Let go, whatever it answered.</summary>
    Ended,
}

/// <summary>Somebody who was asked and counts towards a quota; eyes-only recipients do not.</summary>
/// <param name="Post">The post's node; null when the alert has none.</param>
/// <param name="AskedAt">When it was queued.</param>
/// <param name="AcceptedAt">Null when it did not.</param>
/// <param name="DueAt">When it should be at its post at a legal speed; null = unknown, then it is never late.</param>
[GenerateSerializer, Immutable, Alias("dispatch.AskedUnit")]
public sealed record AskedUnit(
    UnitId Unit,
    UnitKind Kind,
    int Wave,
    int? Post,
    DateTimeOffset AskedAt,
    AskedState State,
    DateTimeOffset? AcceptedAt = null,
    DateTimeOffset? DueAt = null)
{
    /// <summary>Accepted once, even if it withdrew.</summary>
    public bool EverAccepted => AcceptedAt is not null;

    public bool IsCommitted => State is AskedState.Accepted or AskedState.AtPost;

    public bool IsSilent(DateTimeOffset now, AlertLimits limits) => State == AskedState.Waiting && now - AskedAt >= limits.AnswerWithin;

    public bool IsLate(DateTimeOffset now, AlertLimits limits) => State == AskedState.Accepted && DueAt is { } due && now > due + limits.LateMargin;
}

/// <summary>A unit that the cordon's plan names for a post: asked first, or moved there when it has another post.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.PlannedUnit")]
public sealed record PlannedUnit(UnitId Unit, int Node);

/// <summary>Everything that the next wave depends on.</summary>
/// <param name="Order">The alert; its audience names the posts.</param>
/// <param name="Verified">The incident is verified.</param>
/// <param name="Asked">Everybody who was asked so far.</param>
/// <param name="Told">How many were told in all, eyes-only included.</param>
/// <param name="Candidates">Eligible now and not told yet, nearest first: <see cref="AudienceRules.Choose"/>.</param>
/// <param name="Planned">Who the plan wants where; empty = the nearest.</param>
/// <param name="Number">Of the next wave, 1, 2, 3 …</param>
/// <param name="Freed">Of the candidates, who was told as eyes only and has no passengers any more: <see cref="EyesOnly.Freed"/>.</param>
public sealed record WaveQuestion(
    AlertOrder Order,
    bool Verified,
    ImmutableArray<AskedUnit> Asked,
    int Told,
    ImmutableArray<EligibleUnit> Candidates,
    ImmutableArray<PlannedUnit> Planned,
    int Number,
    AlertLimits Limits,
    DateTimeOffset Now,
    ImmutableHashSet<UnitId>? Freed = null)
{
    internal bool IsFreed(UnitId unit) => Freed?.Contains(unit) == true;
}

/// <summary>What to do now. Empty in every part when there is nothing to do.</summary>
/// <param name="Recipients">To be told, as wave <see cref="WaveQuestion.Number"/>.</param>
/// <param name="Surplus">To be thanked and let go.</param>
/// <param name="Left">Who was eligible and is not told, with the reason.</param>
/// <param name="Open">Places that nobody holds or is on the way to.</param>
/// <param name="Moves">To be told another post by an Update, now; who must still hold the old one is told later.</param>
/// <param name="Freed">Told as eyes only before and asked in full from now on.</param>
/// <param name="LookAgainAt">When silence or lateness may have something to say; null = only news can. A reminder, not a decision.</param>
[GenerateSerializer, Immutable, Alias("dispatch.WavePlan")]
public sealed record WavePlan(
    ImmutableArray<Recipient> Recipients,
    ImmutableArray<UnitId> Surplus,
    ImmutableArray<Exclusion> Left,
    int Open,
    DateTimeOffset? LookAgainAt,
    ImmutableArray<PostMove> Moves,
    ImmutableArray<Recipient> Freed)
{
    public bool IsNothing => Recipients.IsEmpty && Surplus.IsEmpty && Moves.IsEmpty && Freed.IsEmpty;
}

/// <summary>A unit that goes on to another post.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.PostMove")]
public sealed record PostMove(UnitId Unit, AlertPost To);
