using System.Collections.Immutable;
using Dispatch.Domain;

namespace Dispatch.Grains.Units;

/// <summary>
/// Which units exist: 64 shards, key <c>roll/{n}</c>, n = stable hash of the unit id modulo 64, so that no list holds the fleet.
/// </summary>
[Alias("dispatch.IUnitRollGrain")]
public interface IUnitRollGrain : IGrainWithStringKey
{
    /// <summary>Durable before it answers; adding twice is harmless.</summary>
    [Alias("Add")]
    Task Add(ImmutableArray<UnitId> units);

    [Alias("All")]
    Task<ImmutableArray<UnitId>> All();
}
