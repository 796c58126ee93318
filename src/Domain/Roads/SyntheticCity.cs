using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads.Building;
using Dispatch.Domain.Roads.Synthetic;

namespace Dispatch.Domain.Roads;

/// <summary>
/// An invented city for demonstrations and benchmarks: blocks, arterials, two ring roads, a river with few bridges and a
/// tunnel, a ring motorway with gates, and exits on all four sides; Chinese and English street names. The same seed and
/// size give the same map on every machine. It is labelled synthetic in its name and source.
/// </summary>
public static class SyntheticCity
{
    /// <summary>The middle of Jilin City, whose fleet of 20,000 taxis sizes the product; its streets are not imitated.</summary>
    public static readonly GeoPoint DefaultCentre = GeoPoint.Of(43.8436, 126.5494);

    /// <param name="seed">Any number; another seed gives another city.</param>
    /// <param name="nodes">Crossings wanted, 600 … 1,000,000; the result is within a tenth of it.</param>
    /// <param name="centre">Where the middle of the city lies; below 70° of latitude. Default: <see cref="DefaultCentre"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size or the centre is out of range.</exception>
    public static RoadMap Generate(int seed, int nodes, GeoPoint? centre = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(nodes, 600);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(nodes, 1_000_000);
        var middle = centre ?? DefaultCentre;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(middle.Latitude), 70, nameof(centre));
        var random = new SeededRandom((ulong)seed);
        var roads = new RoadMapBuilder();
        var plane = new LocalPlane(middle);
        var plan = new CityPlan(nodes, random);
        var streets = new Streets(plan, roads, plane, random);
        streets.Draw();
        new RingMotorway(plan, streets, roads, plane).Draw();
        var built = roads.Build($"Synthetic city (seed {seed})", $"Synthetic: made by Dispatch from seed {seed}, {nodes} crossings wanted");
        return built!.Map;
    }
}
