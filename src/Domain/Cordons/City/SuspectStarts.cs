using System.Collections.Immutable;
using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Domain.Cordons.City;

/// <summary>
/// Every crossing that he may come to first after a sighting: the ends of the road nearest to the place, and of each road of which
/// some part lies within the search radius. In a car he keeps to a one-way street's direction; otherwise either end counts.
/// </summary>
internal static class SuspectStarts
{
    /// <returns>Empty when no road is near.</returns>
    public static ImmutableArray<int> Of(RoadMap map, Sighting sighting, SuspectMeans means)
    {
        var starts = new SortedSet<int>();
        if (map.Snap(sighting.At, sighting.Heading, RoadEtas.FarthestFromRoad) is { } snap)
            Add(starts, map, map.Piece(snap.Arc), means);
        if (sighting.Radius.Value > 0)
            foreach (var piece in map.PiecesWithin(sighting.At, sighting.Radius))
                Add(starts, map, piece, means);
        return [.. starts];
    }

    private static void Add(SortedSet<int> starts, RoadMap map, int piece, SuspectMeans means)
    {
        foreach (var reversed in (bool[])[false, true])
        {
            if (map.ArcOf(piece, reversed) is not { } arc)
                continue;
            starts.Add(map.Head(arc));
            if (means != SuspectMeans.Car)
                starts.Add(map.Tail(arc));
        }
    }
}
