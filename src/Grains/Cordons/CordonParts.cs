using Dispatch.Domain.Cordons.City;
using Dispatch.Domain.Roads;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dispatch.Grains.Cordons;

/// <summary>What every cordon grain is made of beside its stored state.</summary>
internal sealed class CordonParts(IGrainFactory grains, TimeProvider time, ICivilianMobilisation civilians, IServiceProvider services)
{
    private readonly Lazy<CityNetwork?> _city =
        new(() => services.GetService<RoadMap>() is { } map ? new CityNetwork(map) : null);

    public IGrainFactory Grains => grains;

    public TimeProvider Time => time;

    public ICivilianMobilisation Civilians => civilians;

    /// <summary>Null when the server has no road map: then no cordon can be planned.</summary>
    public CityNetwork? City => _city.Value;

    public PlanningThreads Planning { get; } = services.GetRequiredService<PlanningThreads>();

    public ILogger<T> LoggerOf<T>() => services.GetRequiredService<ILogger<T>>();
}
