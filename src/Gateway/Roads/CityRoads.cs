using Dispatch.Domain;
using Dispatch.Domain.Roads;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Gateway.Roads;

/// <summary>The city's road map as this server has it; without one everything else still works, with straight-line arrival times.</summary>
internal sealed class CityRoads(IServiceProvider services) : IDisposable
{
    public static readonly Refusal None = new(
        "no-road-map", "This server has no road map; import one with dispatch import-roads and name it in Host:Roads.", RefusalKind.NotFound);

    private readonly Lazy<RoadTiles?> _tiles = new(() => services.GetService<RoadMap>() is { } map ? new RoadTiles(map) : null);

    /// <summary>Null when there is none.</summary>
    public RoadMap? Map { get; } = services.GetService<RoadMap>();

    /// <summary>Null when there is no map.</summary>
    public RoadTiles? Tiles => _tiles.Value;

    public void Dispose()
    {
        if (_tiles is { IsValueCreated: true, Value: { } tiles })
            tiles.Dispose();
    }
}
