using System.Collections.Immutable;
using Dispatch.Domain.Cordons.City;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Registers;
using Dispatch.Domain.Roads.Paths;
using Dispatch.Gateway.Registers;
using Dispatch.Gateway.Roads;

namespace Dispatch.Gateway.Cordons;

/// <summary>The gates and borders of the register, as ways out that a cordon closes by name.</summary>
internal sealed class RegisteredGates(RegisterDirectory registers, CityRoads roads)
{
    /// <summary>The nearest first; those far from every road of the map are left out.</summary>
    public async Task<ImmutableArray<NamedExit>> NearAsync(GeoPoint at, int most) => roads.Map is not { } map ? [] :
    [
        .. (await registers.LinesAsync(RegisterKind.Gates))
            .Where(line => line.Entry.At is { } place && map.Snap(place, null, RoadEtas.FarthestFromRoad) is not null)
            .OrderBy(line => Earth.Distance(at, line.Entry.At!.Value).Value).Take(most)
            .Select(line => new NamedExit(line.Entry.Zh.Length > 0 ? line.Entry.Zh : line.Entry.En, line.Entry.At!.Value)),
    ];
}
