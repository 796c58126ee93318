using Dispatch.Domain.Geo;

namespace Dispatch.Domain.Roads.Walking;

/// <summary>
/// Which place each spot of a path belongs to. Whoever holds a place stops everybody who passes within <see cref="Footpaths.Sight"/>: pavements,
/// zebra crossings and the mouths of paths around a crossing are one place with it, and a post there holds them all.
/// </summary>
internal sealed class PathSpots
{
    private readonly LocalPlane _plane;
    private readonly RoadSpots _roads;
    private readonly Dictionary<(int X, int Y), List<Spot>> _held = [];

    /// <param name="bends">Where paths meet roads between two crossings, in the order of the road pieces.</param>
    public PathSpots(RoadMap map, RoadSpots roads, IEnumerable<Spot> bends)
    {
        (_plane, _roads) = (new LocalPlane(map.Location(0)), roads);
        foreach (var crossing in roads.Crossings.Keys)
            Hold(crossing);
        foreach (var bend in bends)
            if (HolderOf(bend) is null)
                Hold(bend);
    }

    public static GeoPoint PointOf(Spot spot) => RoadMap.Point(spot.Latitude, spot.Longitude);

    /// <summary>The crossing or joint within sight of which the spot lies; the spot itself when there is none.</summary>
    public Spot PlaceOf(Spot spot) => _roads.Crossings.ContainsKey(spot) ? spot : HolderOf(spot) ?? spot;

    private void Hold(Spot place)
    {
        var cell = CellOf(place);
        if (!_held.TryGetValue(cell, out var inside))
            _held[cell] = inside = [];
        inside.Add(place);
    }

    private Spot? HolderOf(Spot spot)
    {
        var (x, y) = CellOf(spot);
        (Spot Place, Metres Distance)? nearest = null;
        for (var column = x - 1; column <= x + 1; column++)
            for (var row = y - 1; row <= y + 1; row++)
                foreach (var place in _held.GetValueOrDefault((column, row)) ?? [])
                    if (Earth.Distance(PointOf(place), PointOf(spot)) is var distance && distance <= Footpaths.Sight && !(nearest?.Distance <= distance))
                        nearest = (place, distance);
        return nearest?.Place;
    }

    // The plane stretches towards the poles; cells of twice the sight make up for it within some hundred kilometres.
    private (int X, int Y) CellOf(Spot spot)
    {
        var (x, y) = _plane.ToPlane(PointOf(spot));
        return ((int)Math.Floor(x / (2 * Footpaths.Sight.Value)), (int)Math.Floor(y / (2 * Footpaths.Sight.Value)));
    }
}
