using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Domain.Cordons.City;

/// <summary>The roads as the suspect may drive them, in his best times: milliseconds rounded down. On foot: <see cref="WalkingRoads"/>.</summary>
internal static class SuspectRoads
{
    /// <param name="againstOneWay">On a motorcycle he turns into one-way streets from the wrong end.</param>
    /// <param name="closed">Road pieces that he cannot pass.</param>
    public static RoadGraph Of(RoadMap map, bool againstOneWay, TravelSpeed speed, IReadOnlySet<int> closed)
    {
        var arcs = new List<(int From, int To, int TimeMs)>(map.ArcCount * 2);
        for (var arc = 0; arc < map.ArcCount; arc++)
        {
            if (closed.Contains(map.Piece(arc)))
                continue;
            var ms = speed.Cost(map.Graph.TimeMs[arc]);
            arcs.Add((map.Tail(arc), map.Head(arc), ms));
            if (againstOneWay && map.OppositeArc(arc) is null)
                arcs.Add((map.Head(arc), map.Tail(arc), ms));
        }
        return RoadGraph.FromArcs(map.NodeCount, arcs);
    }
}
