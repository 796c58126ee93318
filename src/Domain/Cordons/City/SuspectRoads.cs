using Dispatch.Domain.Roads;

namespace Dispatch.Domain.Cordons.City;

/// <summary>The roads as the suspect may use them, in his best times: milliseconds rounded down.</summary>
internal static class SuspectRoads
{
    /// <param name="permille">How many thousandths of free flow (on foot: of <see cref="CityNetwork.Running"/>) he goes at most.</param>
    public static RoadGraph Of(RoadMap map, SuspectMeans means, int permille)
    {
        if (means == SuspectMeans.Car)
            return CordonRoads.AtSpeeds(map.Graph, permille, 1000).Suspect;
        var arcs = new List<(int From, int To, int TimeMs)>(map.ArcCount * 2);
        for (var arc = 0; arc < map.ArcCount; arc++)
        {
            var free = means == SuspectMeans.OnFoot
                ? map.Length(arc).Value / CityNetwork.Running.Value * 1000 : map.Graph.TimeMs[arc];
            var ms = (int)Math.Floor(free * 1000 / permille);
            arcs.Add((map.Tail(arc), map.Head(arc), ms));
            if (map.OppositeArc(arc) is null)
                arcs.Add((map.Head(arc), map.Tail(arc), ms));
        }
        return RoadGraph.FromArcs(map.NodeCount, arcs);
    }
}
