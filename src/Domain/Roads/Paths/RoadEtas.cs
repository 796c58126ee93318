using Dispatch.Domain.Geo;
using Dispatch.Domain.Recommendation;
using Dispatch.Domain.Roads.Snapping;

namespace Dispatch.Domain.Roads.Paths;

/// <summary>Answers the recommender's question for driving times on a map.</summary>
public static class RoadEtas
{
    /// <summary>A unit or an incident farther from every road than this is not on the map.</summary>
    public static readonly Metres FarthestFromRoad = new(300);

    /// <summary>Slower than this, a fix's heading says nothing about the direction in which the unit faces.</summary>
    public static readonly MetresPerSecond Standing = MetresPerSecond.KilometresPerHour(5);

    /// <summary>
    /// A function for <see cref="UnitRecommender"/>, of its own searches and so for one thread at a time; null entries for units
    /// that are not on the map, all null when the place is not.
    /// </summary>
    /// <param name="speed">Of the units. Default: free flow.</param>
    public static RoadEta On(RoadMap map, TravelSpeed? speed = null)
    {
        var search = new EtaSearch(map, speed);
        return (candidates, to) => Times(map, search, candidates, to);
    }

    private static TimeSpan?[] Times(RoadMap map, EtaSearch search, IReadOnlyList<Candidate> candidates, GeoPoint to)
    {
        var times = new TimeSpan?[candidates.Count];
        if (map.Snap(to, null, FarthestFromRoad) is not { } target)
            return times;
        var (starts, who) = (new List<RoadStart>(), new List<int>());
        for (var i = 0; i < candidates.Count; i++)
            if (StartOf(map, candidates[i]) is { } start)
            {
                starts.Add(start);
                who.Add(i);
            }
        foreach (var eta in search.EtaTo(target.Position, starts.ToArray()))
            times[who[eta.Unit]] = TimeSpan.FromMilliseconds(eta.Ms);
        return times;
    }

    private static RoadStart? StartOf(RoadMap map, Candidate candidate)
    {
        var fix = candidate.Fix;
        var heading = fix.Speed is { } speed && speed >= Standing ? fix.Heading : null;
        if (map.Snap(fix.At, heading, FarthestFromRoad) is not { } snap)
            return null;
        return heading is null ? RoadStart.Standing(snap.Position) : RoadStart.Moving(snap.Position);
    }
}
