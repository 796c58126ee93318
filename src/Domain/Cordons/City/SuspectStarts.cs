using System.Collections.Immutable;
using Dispatch.Domain.Geo;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;
using Dispatch.Domain.Roads.Walking;

namespace Dispatch.Domain.Cordons.City;

/// <summary>
/// Every place that he may come to first after a sighting: the ends of the road nearest to it, and of each road of which some part lies
/// within the search radius. In a car he keeps to a one-way street's direction; otherwise either end counts, on foot every joint of the
/// road too, and every place of a path around, no sooner than he can run there straight.
/// </summary>
internal static class SuspectStarts
{
    /// <summary>Walks are some 60 m long at most, so that one end of the path on which he was seen is within this.</summary>
    private static readonly Metres s_aroundOnFoot = new(150);

    /// <returns>With milliseconds after the sighting; empty when no road, and on foot no path, is near.</returns>
    public static IEnumerable<SuspectStart> Of(Footpaths paths, Sighting sighting, CordonRequest request)
    {
        var (map, starts) = (paths.Map, new SortedSet<int>());
        if (map.Snap(sighting.At, sighting.Heading, RoadEtas.FarthestFromRoad) is { } snap)
            Add(starts, paths, map.Piece(snap.Arc), request.Means);
        if (sighting.Radius.Value > 0)
            foreach (var piece in map.PiecesWithin(sighting.At, sighting.Radius))
                Add(starts, paths, piece, request.Means);
        return starts.Select(node => new SuspectStart(node, 0)).Concat(request.Means == SuspectMeans.OnFoot ? OnPaths(paths, sighting, request) : []);
    }

    private static void Add(SortedSet<int> starts, Footpaths paths, int piece, SuspectMeans means)
    {
        var map = paths.Map;
        if (means == SuspectMeans.OnFoot)
            starts.UnionWith(paths.Along(piece).Select(place => place.Place));
        else
            foreach (var arc in ((bool[])[false, true]).Select(reversed => map.ArcOf(piece, reversed)).OfType<int>())
                starts.UnionWith(means == SuspectMeans.Car ? [map.Head(arc)] : [map.Head(arc), map.Tail(arc)]);
    }

    private static ImmutableArray<SuspectStart> OnPaths(Footpaths paths, Sighting sighting, CordonRequest request)
    {
        var fastest = CityNetwork.Running.Value * request.SpeedFactor;
        return [.. paths.Near(sighting.At, sighting.Radius + s_aroundOnFoot).Select(near => new SuspectStart(
            near.Place, (int)(Math.Max(0, near.Distance.Value - sighting.Radius.Value) / fastest * 1000)))];
    }
}
