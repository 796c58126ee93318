using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Domain.Cordons;

/// <summary>How the suspect moves.</summary>
[GenerateSerializer, Alias("dispatch.SuspectProfile")]
public enum SuspectProfile
{
    /// <summary>By the rules of the road at φ times free flow.</summary>
    Car,
    /// <summary>As a car, and also against one-way streets.</summary>
    Motorcycle,
    /// <summary>At φ × 4 m/s on every road in both directions; paths off the map are not known.</summary>
    OnFoot,
}

/// <summary>The city as one kind of suspect can use it, with the crossings' numbers unchanged.</summary>
public static class SuspectRoads
{
    /// <summary>A good runner over some kilometres; sprinters are covered by φ.</summary>
    private const double RunningMetresPerSecond = 4;

    /// <param name="speedPermille">φ in thousandths, 1 … 100,000; 1000 = as the profile says, 1500 = half as fast again.</param>
    public static RoadGraph Of(RoadMap map, SuspectProfile profile, int speedPermille)
    {
        var speed = TravelSpeed.Suspect(speedPermille);
        var arcs = new List<(int From, int To, int TimeMs)>(map.ArcCount);
        for (var arc = 0; arc < map.ArcCount; arc++)
        {
            var ms = speed.Cost(profile == SuspectProfile.OnFoot
                ? (int)(map.Length(arc).Value * 1000 / RunningMetresPerSecond) : map.Graph.TimeMs[arc]);
            arcs.Add((map.Tail(arc), map.Head(arc), ms));
            if (profile != SuspectProfile.Car && map.OppositeArc(arc) is null)
                arcs.Add((map.Head(arc), map.Tail(arc), ms));
        }
        return RoadGraph.FromArcs(map.NodeCount, arcs);
    }
}
