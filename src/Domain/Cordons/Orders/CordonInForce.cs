using System.Collections.Immutable;
using Dispatch.Domain.Cordons.City;

namespace Dispatch.Domain.Cordons.Orders;

/// <summary>The life of a post.</summary>
[GenerateSerializer, Alias("dispatch.OrderedPostStatus")]
public enum OrderedPostStatus
{
    /// <summary>Its units have not all promised yet; civilians wait for the release.</summary>
    Planned,
    Promised,
    Held,
    Dropped,
}

/// <param name="Retiring">Not of the present version; it stays until every post of that is held.</param>
[GenerateSerializer, Immutable, Alias("dispatch.OrderedPost")]
public sealed record OrderedPost(PlannedPost Plan, OrderedPostStatus Status, bool Retiring = false)
{
    public int Node => Plan.Node;
}

/// <summary>One line of the difference between two versions.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.CordonChange")]
public sealed record CordonChange(PostChangeKind Kind, int Node, string Place, string Reason);

/// <summary>What a version changed and why; the last ones are kept.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.CordonVersion")]
public sealed record CordonVersion(int Number, DateTimeOffset At, Actor By, string Why, ImmutableArray<CordonChange> Changes);

/// <summary>A cordon that was ordered.</summary>
/// <param name="Zero">Clock 0 of every time in it.</param>
/// <param name="Aim">Null = it does not close, see <see cref="CordonProposal.Aim"/>.</param>
/// <param name="Closed">The checker says that the posts held now leave no way out.</param>
/// <param name="Refused">Units that said no; not asked again.</param>
/// <param name="Starts">Where he may have been, from everything known so far; empty = as the request says.</param>
/// <param name="ReleasedBy">The second person; null while civilians wait, or when there are none.</param>
[GenerateSerializer, Immutable, Alias("dispatch.CordonInForce")]
public sealed record CordonInForce(
    DateTimeOffset Zero,
    CordonRequest Request,
    string MapKey,
    CordonAim? Aim,
    int? HorizonMs,
    int LowerBound,
    int Version,
    ImmutableArray<OrderedPost> Posts,
    bool Closed,
    ImmutableArray<UnitId> Refused,
    Actor ActivatedBy,
    Actor? ReleasedBy,
    ImmutableArray<CordonVersion> History,
    ImmutableArray<SuspectStart> Starts)
{
    public const int KeptVersions = 50;

    /// <summary>Posts of the present version.</summary>
    public IEnumerable<OrderedPost> Current => Posts.Where(post => !post.Retiring);

    public IEnumerable<PostedUnit> Units => Posts.Where(post => post.Status != OrderedPostStatus.Dropped).SelectMany(post => post.Plan.Units);

    public bool AwaitsRelease => ReleasedBy is null && Current.Any(post => post.Plan.HasCivilians && post.Status != OrderedPostStatus.Dropped);

    /// <summary>"closed", "closing: 3 of 5 held" or why it is not closed; nothing else may be shown as the state.</summary>
    public string Words
    {
        get
        {
            var (held, all) = (Current.Count(post => post.Status == OrderedPostStatus.Held), Current.Count());
            return Closed ? "closed"
                : held == all && all > 0 ? "not closed: every post is held, but a way out is left or a post was held too late"
                : Aim is null ? FormattableString.Invariant($"not closed: {held} of {all} interception posts held")
                : FormattableString.Invariant($"closing: {held} of {all} held");
        }
    }

    public int ClockMs(DateTimeOffset at) => (int)Math.Clamp((at - Zero).TotalMilliseconds, 0, 1_000_000_000);

    public DateTimeOffset TimeOf(int clockMs) => Zero.AddMilliseconds(clockMs);
}
