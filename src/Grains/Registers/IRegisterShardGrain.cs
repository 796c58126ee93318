using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Registers;
using Orleans.Concurrency;

namespace Dispatch.Grains.Registers;

/// <summary>One of the 16 shards of a register that is not the fleet. Key: <see cref="RegisterShards.KeyOf"/>.</summary>
[Alias("dispatch.IRegisterShardGrain")]
public interface IRegisterShardGrain : IGrainWithStringKey
{
    /// <summary>Adds entries or replaces those of the same code, all in one durable write.</summary>
    /// <returns>Null, or why not.</returns>
    [Alias("Put")]
    Task<Refusal?> Put(CommandHeader header, ImmutableArray<RegisterEntry> entries);

    /// <summary>Removes an entry; one that is not there is as good as removed.</summary>
    /// <returns>Null, or why not.</returns>
    [Alias("Remove")]
    Task<Refusal?> Remove(CommandHeader header, string code);

    /// <summary>In the order of the codes.</summary>
    [ReadOnly, Alias("All")]
    Task<ImmutableArray<RegisterLine>> All();

    /// <summary>Entries whose place is at most so far away, or whose own radius reaches the point.</summary>
    [ReadOnly, Alias("Near")]
    Task<ImmutableArray<RegisterEntry>> Near(GeoPoint at, Metres radius);
}
