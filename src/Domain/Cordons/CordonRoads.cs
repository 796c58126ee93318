using Dispatch.Domain.Roads;
using Dispatch.Domain.Roads.Paths;

namespace Dispatch.Domain.Cordons;

/// <summary>
/// The same crossings as the suspect drives them and as the units drive them, with the times already scaled.
/// Built once for a city and a pair of speeds and used by many plans.
/// </summary>
public sealed class CordonRoads
{
    private const int Impassable = int.MaxValue;

    /// <param name="suspect">Ways open to the suspect, in his best times.</param>
    /// <param name="units">Ways open to the units, in their worst times.</param>
    /// <exception cref="ArgumentException">The graphs do not have the same crossings.</exception>
    public CordonRoads(RoadGraph suspect, RoadGraph units)
    {
        if (suspect.NodeCount != units.NodeCount)
            throw new ArgumentException("The suspect's and the units' roads must have the same crossings.");
        (Suspect, Units) = (suspect, units);
        LongestSuspectRoadMs = suspect.TimeMs.DefaultIfEmpty(0).Max();
        SuspectBackwards = suspect.Reverse();
        UnitsBackwards = units.Reverse();
    }

    public RoadGraph Suspect { get; }

    public RoadGraph Units { get; }

    internal int LongestSuspectRoadMs { get; }

    internal RoadGraph SuspectBackwards { get; }

    internal RoadGraph UnitsBackwards { get; }

    public int NodeCount => Units.NodeCount;

    /// <summary>
    /// One road network at two speeds. Rounding favours the suspect: his times down, the units' times up.
    /// </summary>
    /// <param name="suspectPermille">1000 = free flow, 1500 = half as fast again; 1 … 100,000.</param>
    /// <param name="unitPermille">Likewise for the units.</param>
    public static CordonRoads AtSpeeds(RoadGraph roads, int suspectPermille, int unitPermille)
    {
        var suspect = TravelSpeed.Suspect(suspectPermille).CostsOf(roads);
        var units = TravelSpeed.Unit(unitPermille).CostsOf(roads);
        return new CordonRoads(
            new RoadGraph(roads.FirstArc, roads.Head, suspect), new RoadGraph(roads.FirstArc, roads.Head, units));
    }

    /// <summary>
    /// The same network with roads that the units cannot use. The suspect is still expected to get through: a road that
    /// is blocked for cars is no post.
    /// </summary>
    /// <param name="arcs">Arcs of <see cref="Units"/>, by index.</param>
    public CordonRoads BlockedForUnits(IEnumerable<int> arcs)
    {
        var times = (int[])Units.TimeMs.Clone();
        foreach (var arc in arcs)
            times[arc] = Impassable;
        return new CordonRoads(Suspect, new RoadGraph(Units.FirstArc, Units.Head, times));
    }
}
