using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Delivery;
using Dispatch.Domain.Alerting.Waves;
using Orleans.Concurrency;

namespace Dispatch.Grains.Alerts;

/// <summary>
/// The durable ladders of some of an alert's recipients. Key <c>alertId/h</c>, h = stable hash of the unit modulo the alert's shards.
/// Calls interleave; whatever is asked while a write is under way goes into the next one together, and everything that is answered,
/// counted or delivered is durable by then.
/// </summary>
[Alias("dispatch.IAlertShardGrain")]
public interface IAlertShardGrain : IGrainWithStringKey
{
    /// <summary>
    /// Writes down who would be told while the order waits for its second person, so that little is left to be written when it is released.
    /// Nobody of them is told, pending or counted before <see cref="Queue"/> names them again; after it nothing is prepared.
    /// </summary>
    [Alias("Prepare")]
    Task Prepare(ShardOrder order, ImmutableArray<Recipient> recipients);

    /// <summary>Queues recipients and starts to deliver. A unit that is here already is not queued again: nobody is told twice.</summary>
    [Alias("Queue")]
    Task<ShardSummary> Queue(ShardOrder order, ImmutableArray<Recipient> recipients, DateTimeOffset at);

    /// <summary>Recipients hear a newer text or get another post; those who are not here are passed over.</summary>
    [Alias("Renew")]
    Task Renew(ShardOrder order, ImmutableArray<Recipient> recipients, DateTimeOffset at);

    /// <summary>It is over for these units, or for all when there are none given.</summary>
    [Alias("End")]
    Task<ShardSummary> End(ShardOrder order, EndingKind kind, ImmutableArray<UnitId> units, DateTimeOffset at);

    /// <summary>What happened to recipients. One answer for each, in their order, after it is durable.</summary>
    [Alias("Mark")]
    Task<ImmutableArray<MarkAnswer>> Mark(ImmutableArray<UnitMark> marks);

    /// <summary>What these units have still to be told: valid and unconfirmed, or over and unconfirmed.</summary>
    /// <param name="units">Whose.</param>
    /// <param name="all">Also what they have confirmed, as long as it is not over: for a page that was opened anew.</param>
    [Alias("Pending")]
    Task<AlertBatch?> Pending(ImmutableArray<UnitId> units, bool all);

    /// <summary>Everybody here, for the next decision.</summary>
    [Alias("Asked")]
    Task<ShardAsked> Asked();

    /// <summary>Who is mobilised now, for a gateway that begins to watch; null or nobody before anybody was queued.</summary>
    [Alias("Committed")]
    Task<CommittedUnits?> Committed();

    [Alias("Summary")]
    Task<ShardSummary> Summary();

    /// <summary>Everybody here with all times, by unit id.</summary>
    [Alias("Deliveries")]
    Task<ImmutableArray<AlertDelivery>> Deliveries();

    /// <summary>Deletes everything of this shard.</summary>
    /// <returns>How many recipients were deleted.</returns>
    [Alias("Delete")]
    Task<int> Delete();
}

/// <summary>What a shard must know of its alert to deliver it.</summary>
/// <param name="Seq">Of the newest message.</param>
/// <param name="OrderedAt">Never changes; times are stored as milliseconds after it.</param>
[GenerateSerializer, Immutable, Alias("dispatch.ShardOrder")]
public sealed record ShardOrder(
    AlertOrder Order, int Seq, DateTimeOffset OrderedAt, DateTimeOffset SentAt, int Shards, string? EndReason = null);

/// <param name="Unit">Whose news it is.</param>
[GenerateSerializer, Immutable, Alias("dispatch.UnitMark")]
public readonly record struct UnitMark([property: Id(0)] UnitId Unit, [property: Id(1)] LadderNews News);

/// <param name="At">When the step (or one above it) was recorded, durable; null when it was not.</param>
/// <param name="Why">Why it was not; null when it was.</param>
[GenerateSerializer, Immutable, Alias("dispatch.MarkAnswer")]
public readonly record struct MarkAnswer([property: Id(0)] DateTimeOffset? At, [property: Id(1)] string? Why);

/// <summary>What gateways are to deliver.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.AlertBatch")]
public sealed record AlertBatch(int Shard, ShardOrder Order, ImmutableArray<UnitDelivery> Deliveries);

/// <param name="Seq">Of the message that this unit is to have.</param>
/// <param name="Step">Its own newest step.</param>
/// <param name="Ending">How it is over for this unit; null while it is not.</param>
/// <param name="Committed">It accepted and was not let go: a civilian is shown precisely only then.</param>
[GenerateSerializer, Immutable, Alias("dispatch.UnitDelivery")]
public sealed record UnitDelivery(Recipient Recipient, int Seq, LadderStep Step, EndingKind? Ending, bool Committed);

/// <summary>Sums of one shard, of what is durable.</summary>
/// <param name="Owed">Recipients that have not confirmed the end.</param>
/// <param name="Version">Grows with each change; the higher one wins.</param>
[GenerateSerializer, Immutable, Alias("dispatch.ShardSummary")]
public sealed record ShardSummary(
    AlertCounts Counts, ImmutableArray<GroupCounts> Waves, ImmutableArray<GroupCounts> Posts, int Owed, long Version)
{
    public static readonly ShardSummary Nothing = new(AlertCounts.None, [], [], 0, 0);
}

/// <param name="Number">The wave's, or the post's node.</param>
[GenerateSerializer, Immutable, Alias("dispatch.GroupCounts")]
public sealed record GroupCounts(int Number, int Queued, int Accepted, int Declined, int Silent, int AtPost);

/// <param name="Told">Everybody here, eyes-only included.</param>
/// <param name="Asked">Those who count towards a quota.</param>
/// <param name="Looking">Eyes-only recipients that may still be asked in full.</param>
[GenerateSerializer, Immutable, Alias("dispatch.ShardAsked")]
public sealed record ShardAsked(ImmutableArray<Recipient> Told, ImmutableArray<AskedUnit> Asked, ImmutableArray<LookingUnit> Looking);
