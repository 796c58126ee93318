using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Cordons.City;
using Orleans.Concurrency;

namespace Dispatch.Grains.Cordons;

/// <summary>
/// An incident's cordon: proposals, and the plan in force with its versions, durable before any answer. Key: the incident id.
/// Calls the incident, the cells and the board; none of them calls it while it waits.
/// </summary>
[Alias("dispatch.ICordonGrain")]
public interface ICordonGrain : IGrainWithStringKey
{
    /// <summary>Null when nothing was ever proposed. Interleaves: what is durable now.</summary>
    [AlwaysInterleave, Alias("Get")]
    Task<CordonView?> Get();

    /// <summary>Plans alternatives from the free units of this moment; replaces the set before.</summary>
    [Alias("Propose")]
    Task<Outcome<CordonView>> Propose(CommandHeader header, CordonRequest request);

    /// <summary>Orders a proposal of the last set: sends the officers; civilians wait for <see cref="Release"/>.</summary>
    [Alias("Activate")]
    Task<Outcome<CordonView>> Activate(CommandHeader header, string proposal);

    /// <summary>By another account than <see cref="Activate"/>: civilians are asked.</summary>
    [Alias("Release")]
    Task<Outcome<CordonView>> Release(CommandHeader header);

    /// <summary>He was seen again: re-plans around the posts that stand.</summary>
    [Alias("Sighted")]
    Task<Outcome<CordonView>> Sighted(CommandHeader header, ImmutableArray<Sighting> sightings);

    /// <summary>A post is held, its units are late (by <paramref name="late"/>), or they do not come.</summary>
    [Alias("Post")]
    Task<Outcome<CordonView>> Post(CommandHeader header, int node, PostNews news, TimeSpan late);

    /// <summary>A road or crossing is blocked: withdraws the proposals and re-plans what is in force.</summary>
    [Alias("Blocked")]
    Task<Outcome<CordonView>> Blocked(CommandHeader header, RoadReport report);

    /// <summary>It is open again.</summary>
    [Alias("Cleared")]
    Task<Outcome<CordonView>> Cleared(CommandHeader header, int number);

    /// <summary>A smaller cordon inside the present one, when one closes with fewer posts.</summary>
    [Alias("Shrink")]
    Task<Outcome<CordonView>> Shrink(CommandHeader header);

    /// <summary>Ends the cordon and lets exactly its units go.</summary>
    [Alias("StandDown")]
    Task<Outcome<CordonView>> StandDown(CommandHeader header, string? reason);
}

[GenerateSerializer, Alias("dispatch.PostNews")]
public enum PostNews
{
    Held,
    Late,
    Refused,
}
