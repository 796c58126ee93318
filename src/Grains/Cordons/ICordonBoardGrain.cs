using System.Collections.Immutable;
using Dispatch.Domain;
using Orleans.Concurrency;

namespace Dispatch.Grains.Cordons;

/// <summary>One shard of the active cordons and of those who watch them. Key: one of <see cref="CordonBoards.Keys"/>.</summary>
[Alias("dispatch.ICordonBoardGrain")]
public interface ICordonBoardGrain : IGrainWithStringKey
{
    /// <summary>A cordon changed. Its id is durable here while it is active, so that a restart finds it again.</summary>
    [Alias("Update")]
    Task Update(CordonView view);

    /// <summary>Subscribes for a lease of 60 s and answers the incidents with an active cordon.</summary>
    [Alias("Watch")]
    Task<ImmutableArray<IncidentId>> Watch(ICordonObserver observer);
}

[Alias("dispatch.ICordonObserver")]
public interface ICordonObserver : IGrainObserver
{
    [OneWay, Alias("Changed")]
    Task Changed(CordonView view);
}
