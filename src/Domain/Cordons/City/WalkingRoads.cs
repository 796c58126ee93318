using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;
using Dispatch.Domain.Roads.Walking;

namespace Dispatch.Domain.Cordons.City;

/// <summary>
/// Roads and paths for a suspect on foot, over the places of <see cref="Footpaths"/>. Where a path meets a road between two crossings the
/// road is cut there for both sides: he may leave it there, and a unit may hold that place. Where only paths go no unit drives, so nobody is posted.
/// </summary>
internal static class WalkingRoads
{
    /// <summary>Every road and every path both ways, milliseconds rounded down.</summary>
    /// <param name="closed">Road pieces that he cannot pass.</param>
    public static RoadGraph OfSuspect(Footpaths paths, TravelSpeed speed, IReadOnlySet<int> closed)
    {
        var arcs = new List<(int From, int To, int TimeMs)>(paths.Map.PieceCount * 2);
        for (var piece = 0; piece < paths.Map.PieceCount; piece++)
            if (!closed.Contains(piece))
                foreach (var (from, to) in Stretches(paths, piece))
                    BothWays(from.Place, to.Place, to.Cm - from.Cm);
        foreach (var (from, to, cm) in paths.Walks())
            BothWays(from, to, cm);
        return RoadGraph.FromArcs(paths.PlaceCount, arcs);

        void BothWays(int from, int to, int cm)
        {
            var ms = speed.Cost((int)(Math.Max(0, cm) / 100.0 / CityNetwork.Running.Value * 1000));
            arcs.Add((from, to, ms));
            arcs.Add((to, from, ms));
        }
    }

    /// <summary>The roads as on the map, and beside each road with joints the way to them, in the road's free-flow time rounded up.</summary>
    public static RoadGraph OfUnits(Footpaths paths, IReadOnlySet<int> closed)
    {
        var map = paths.Map;
        var arcs = new List<(int From, int To, int TimeMs)>(map.ArcCount);
        for (var arc = 0; arc < map.ArcCount; arc++)
        {
            if (closed.Contains(map.Piece(arc)))
                continue;
            arcs.Add((map.Tail(arc), map.Head(arc), map.Graph.TimeMs[arc]));
            var stretches = Stretches(paths, map.Piece(arc)).ToList();
            foreach (var (from, to) in stretches.Count > 1 ? stretches : [])
            {
                var share = (to.Cm - from.Cm) / Math.Max(1.0, map.Length(arc).Value * 100);
                var ms = (int)Math.Ceiling(map.Graph.TimeMs[arc] * Math.Clamp(share, 0, 1));
                arcs.Add(map.IsReversed(arc) ? (to.Place, from.Place, ms) : (from.Place, to.Place, ms));
            }
        }
        return RoadGraph.FromArcs(paths.PlaceCount, arcs);
    }

    private static IEnumerable<((int Place, int Cm) From, (int Place, int Cm) To)> Stretches(Footpaths paths, int piece) =>
        paths.Along(piece).Zip(paths.Along(piece).Skip(1));
}
