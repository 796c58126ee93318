using System.Collections.Immutable;
using Dispatch.Domain;
using Dispatch.Domain.Cordons.Orders;

namespace Dispatch.Grains.Cordons;

/// <summary>What is stored of a cordon.</summary>
[GenerateSerializer, Alias("dispatch.CordonRecord")]
internal sealed class CordonRecord
{
    [Id(0)]
    public Cordon Cordon { get; set; } = Cordon.Nothing;
}

/// <summary>What is stored of a board shard: whose cordons are active.</summary>
[GenerateSerializer, Alias("dispatch.CordonBoardRecord")]
internal sealed class CordonBoardRecord
{
    [Id(0)]
    public ImmutableArray<IncidentId> Active { get; set; } = [];
}
