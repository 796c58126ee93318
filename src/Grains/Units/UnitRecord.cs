using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Units;

namespace Dispatch.Grains.Units;

/// <summary>What is stored of a unit. A shell that every store can make empty, around the state that rules work on.</summary>
[GenerateSerializer, Alias("dispatch.UnitRecord")]
internal sealed class UnitRecord
{
    [Id(0)]
    public UnitState Unit { get; set; } = UnitState.Unregistered;
}

/// <summary>What is stored of one shard of the roll.</summary>
[GenerateSerializer, Alias("dispatch.UnitRollRecord")]
internal sealed class UnitRollRecord
{
    [Id(0)]
    public ImmutableArray<UnitId> Units { get; set; } = [];
}
