using System.Collections.Immutable;
using Dispatch.Domain;
using Orleans.Concurrency;

namespace Dispatch.Grains.Cordons;

/// <summary>Which cordons are active, and who watches them. One for the city: key <see cref="Key"/>.</summary>
[Alias("dispatch.ICordonBoardGrain")]
public interface ICordonBoardGrain : IGrainWithStringKey
{
    const string Key = "all";

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
