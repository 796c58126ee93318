using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Domain.Cordons.City;

/// <summary>The roads as the suspect may use them, in his best times: milliseconds rounded down.</summary>
public static class SuspectRoads
{
    /// <param name="permille">How many thousandths of free flow (on foot: of <see cref="CityNetwork.Running"/>) he goes at most.</param>
    /// <param name="closed">Road pieces that he cannot pass.</param>
    public static RoadGraph Of(RoadMap map, SuspectMeans means, int permille, IReadOnlySet<int> closed)
    {
        var speed = TravelSpeed.Suspect(permille);
        var arcs = new List<(int From, int To, int TimeMs)>(map.ArcCount * 2);
        for (var arc = 0; arc < map.ArcCount; arc++)
        {
            if (closed.Contains(map.Piece(arc)))
                continue;
            var ms = speed.Cost(means == SuspectMeans.OnFoot
                ? (int)(map.Length(arc).Value / CityNetwork.Running.Value * 1000) : map.Graph.TimeMs[arc]);
            arcs.Add((map.Tail(arc), map.Head(arc), ms));
            if (means != SuspectMeans.Car && map.OppositeArc(arc) is null)
                arcs.Add((map.Head(arc), map.Tail(arc), ms));
        }
        return RoadGraph.FromArcs(map.NodeCount, arcs);
    }
}
