using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Alerting;
using Dispatch.Domain.Alerting.Audiences;
using Dispatch.Domain.Alerting.Retention;
using Dispatch.Domain.Alerting.Waves;
using Dispatch.Domain.Recommendation;
using Orleans.Concurrency;

namespace Dispatch.Grains.Alerts;

/// <summary>
/// One alert: its order, standing and waves, durable before any answer. Who was told is with its shards
/// (<see cref="IAlertShardGrain"/>), of whom it only knows sums. Key: the alert id. Calls the incident, cells, tallies, shards and
/// the board; the cordon calls it, and it answers the cordon from a timer only, so neither waits for the other.
/// </summary>
[Alias("dispatch.IAlertGrain")]
public interface IAlertGrain : IGrainWithStringKey
{
    /// <summary>Null when no such alert was ordered. Interleaves: what is durable now.</summary>
    [AlwaysInterleave, Alias("Get")]
    Task<AlertView?> Get();

    /// <summary>The order, for those who need every word of it. Null when there is none.</summary>
    [AlwaysInterleave, Alias("Remembered")]
    Task<RememberedAlert?> Remembered();

    /// <summary>Who would be told now and whether a second person is needed; nothing is written.</summary>
    [Alias("Preview")]
    Task<Outcome<AlertPreview>> Preview(AlertOrder order, DateTimeOffset at);

    /// <summary>Orders the alert: goes out at once, or waits for <see cref="Release"/>.</summary>
    [Alias("Order")]
    Task<Outcome<AlertView>> Order(CommandHeader header, AlertOrder order);

    /// <summary>A second person, by another account.</summary>
    [Alias("Release")]
    Task<Outcome<AlertView>> Release(CommandHeader header);

    /// <summary>The next wave now, without waiting for silence.</summary>
    [Alias("NextWave")]
    Task<Outcome<AlertView>> NextWave(CommandHeader header);

    [Alias("Retract")]
    Task<Outcome<AlertView>> Retract(CommandHeader header, string reason);

    [Alias("StandDown")]
    Task<Outcome<AlertView>> StandDown(CommandHeader header, string? reason);

    /// <summary>
    /// The civilians of a cordon: asks exactly these units for exactly these posts; posts and units of earlier calls stay. Repeated, it
    /// changes nothing.
    /// </summary>
    /// <returns>Who was not to be had.</returns>
    [Alias("AskPosts")]
    Task<Outcome<PostsAnswer>> AskPosts(CommandHeader header, CordonPosts posts);

    /// <summary>Lets exactly these units go; others stay.</summary>
    [Alias("LetGo")]
    Task LetGo(ImmutableArray<UnitId> units, DateTimeOffset at);

    /// <summary>Deletes who was told and what they answered; the counts stay, and the incident's log says so.</summary>
    /// <returns>How many recipients were deleted.</returns>
    [Alias("Forget")]
    Task<int> Forget(RetentionCut cut);

    /// <summary>A shard's sums, at most five times a second. The higher version wins.</summary>
    [AlwaysInterleave, Alias("Heard")]
    Task Heard(int shard, ShardSummary summary);
}

/// <param name="Order">With the posts of this call only.</param>
/// <param name="OrderedBy">Who activated the cordon; the header's account released it.</param>
/// <param name="Planned">Which unit for which post.</param>
[GenerateSerializer, Immutable, Alias("dispatch.CordonPosts")]
public sealed record CordonPosts(AlertOrder Order, Actor OrderedBy, ImmutableArray<PlannedUnit> Planned);

[GenerateSerializer, Immutable, Alias("dispatch.PostsAnswer")]
public sealed record PostsAnswer(ImmutableArray<UnitId> NotToBeHad);

/// <param name="NeedsRelease">A second person would have to release it.</param>
/// <param name="Why">Why, in a word: description or recipients; null when not.</param>
/// <param name="FirstWave">How many would be told at once.</param>
[GenerateSerializer, Immutable, Alias("dispatch.AlertPreview")]
public sealed record AlertPreview(int Eligible, ImmutableArray<Exclusion> Excluded, bool NeedsRelease, string? Why, int FirstWave);

/// <summary>The alert as it is remembered, with how many shards hold its recipients.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.RememberedAlert")]
public sealed record RememberedAlert(Alert Alert, int Shards);
